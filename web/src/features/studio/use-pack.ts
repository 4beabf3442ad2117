import type { ImportPack, PackReport } from '@repartee/proto';
import { useMutation, useQueryClient } from '@tanstack/vue-query';
import { computed, shallowRef } from 'vue';

import { importPack } from './queries.js';

/** Files of a pack: checked as soon as they are chosen, published only on a second word. */
export const usePack = () => {
  const client = useQueryClient();
  const files = shallowRef<ImportPack['files']>([]);
  const report = shallowRef<PackReport | null>(null);

  let taken = 0;

  const run = useMutation({
    mutationFn: (asked: ImportPack) => importPack(asked),
    onSuccess: async (answer, asked) => {
      // What is said of former files says nothing of those that stand here now.
      if (asked.files === files.value) report.value = answer;
      if (!answer.dryRun) await client.invalidateQueries({ queryKey: ['scenarios'] });
    },
  });

  const take = async (chosen: readonly File[]): Promise<void> => {
    if (chosen.length === 0) return;
    report.value = null;
    files.value = [];
    const turn = ++taken;
    const read = await Promise.all(chosen.map(async (file) => ({ path: file.name, text: await file.text() })));
    if (turn !== taken) return;
    files.value = read;
    run.mutate({ files: read, dryRun: true });
  };

  return {
    files,
    report,
    take,
    publish: () => run.mutate({ files: files.value, dryRun: false }),
    error: run.error,
    busy: run.isPending,
    mayPublish: computed(
      () =>
        report.value?.errors.length === 0 && report.value.contents.some((content) => content.outcome !== 'unchanged'),
    ),
  };
};
