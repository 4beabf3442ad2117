import { importColumns } from '@repartee/proto';
import type { ImportReport } from '@repartee/proto';
import { useMutation } from '@tanstack/vue-query';
import { computed, ref, shallowRef } from 'vue';

import { download } from './download.js';
import { importPeople } from './queries.js';
import { useRefresh } from './use-refresh.js';

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** One line a new person: name, address, link. */
export const toLinksCsv = (report: ImportReport): string =>
  [
    'name,email,invitation',
    ...report.rows.flatMap(({ name, email, invitation }) =>
      invitation ? [[name, email, invitation.url].map(quoted).join(',')] : [],
    ),
  ].join('\n');

/** A file is chosen, tried without writing anything, and only then imported. */
export const useImport = () => {
  const refresh = useRefresh();
  const csv = ref('');
  const fileName = ref('');
  const skipWrongLines = ref(false);
  const report = shallowRef<ImportReport | null>(null);

  const linksSaved = ref(false);

  const run = useMutation({
    mutationFn: (asked: { csv: string; dryRun: boolean }) =>
      importPeople({ ...asked, skipWrongLines: !asked.dryRun && skipWrongLines.value }),
    onSuccess: async (answer, asked) => {
      // Another file was chosen meanwhile; what was imported is always told.
      if (answer.dryRun && asked.csv !== csv.value) return;
      report.value = answer;
      linksSaved.value = false;
      if (!answer.dryRun) await refresh('people', 'teams', 'sites');
    },
  });

  const tryOut = (): void => run.mutate({ csv: csv.value, dryRun: true });
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    fileName.value = file.name;
    csv.value = await file.text();
    tryOut();
  };

  const count = (outcome: ImportReport['rows'][number]['outcome']) =>
    computed(() => report.value?.rows.filter((row) => row.outcome === outcome).length ?? 0);
  const fresh = count('new');
  const uninvited = computed(() => report.value?.uninvited ?? 0);

  return {
    csv,
    fileName,
    skipWrongLines,
    report,
    take,
    fresh,
    known: count('known'),
    /** Of the known ones: those who were never invited, and are along with an import. */
    uninvited,
    wrong: count('wrong'),
    error: run.error,
    busy: run.isPending,
    tryOut,
    start: () => run.mutate({ csv: csv.value, dryRun: false }),
    mayStart: computed(
      () =>
        report.value?.dryRun === true &&
        fresh.value + uninvited.value > 0 &&
        (report.value.errors.length === 0 || skipWrongLines.value),
    ),
    hasLinks: computed(() => report.value?.rows.some(({ invitation }) => invitation !== null) ?? false),
    again: () => {
      report.value = null;
      csv.value = '';
      fileName.value = '';
    },
    template: () => download('people.csv', `${importColumns.join(',')}\n`),
    /** Links that nobody has: neither sent by mail nor saved from this page, which alone shows them. */
    unsaved: computed(
      () =>
        !linksSaved.value && report.value?.mailed === false && report.value.rows.some(({ invitation }) => invitation),
    ),
    links: () => {
      if (!report.value) return;
      download('invitations.csv', toLinksCsv(report.value));
      linksSaved.value = true;
    },
  };
};
