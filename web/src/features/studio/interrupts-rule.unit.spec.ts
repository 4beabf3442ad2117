import type { Interrupts, Role, Scenario } from '@repartee/proto';
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { flushPromises, mount } from '@vue/test-utils';
import type { VueWrapper } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Component } from 'vue';

import { i18n, setLanguage } from '../../i18n/i18n.js';
import InterruptsForm from './InterruptsForm.vue';
import InterruptsRule from './InterruptsRule.vue';

const interrupts: Interrupts = {
  after_s: 25,
  stances: ['closed', 'guarded'],
  missteps: ['threatens'],
  lines: { en: ['Let me stop you.'], fr: ['Je vous arrête.'] },
};
/** Of a scenario no more is read here than this, and all of it is sent back. */
const scenarioWith = (rule: Interrupts | undefined) =>
  ({
    ...{ id: 'price', interrupts: rule },
    missteps: [
      { id: 'threatens', label: { en: 'threatens', fr: 'menace' } },
      { id: 'rushes', label: { en: 'rushes', fr: 'presse' } },
    ],
  }) as Scenario;
const report = { dryRun: false, errors: [], warnings: [], contents: [] };

let mounted: VueWrapper | null = null;

beforeEach(() => setLanguage('en'));
afterEach(() => {
  mounted?.unmount();
  mounted = null;
  vi.restoreAllMocks();
});

const show = (component: Component, props: object, role: Role = 'author') => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  client.setQueryData(['me'], { roles: [{ role }] });
  const plugins = [i18n, [VueQueryPlugin, { queryClient: client }]];
  mounted = mount(component, { props: props as never, global: { plugins: plugins as never } });
  return mounted;
};

/** What the server is sent, where it answers so. */
const answering = (answer: object) => {
  const bodies: { files: { path: string; text: string }[]; dryRun: boolean }[] = [];
  vi.spyOn(window, 'fetch').mockImplementation((_url, init) => {
    bodies.push(JSON.parse(init?.body as string) as (typeof bodies)[number]);
    return Promise.resolve(Response.json({ ...report, ...answer }));
  });
  return bodies;
};

const fields = (page: VueWrapper) => ({
  seconds: page.get<HTMLInputElement>('input[type=text]'),
  texts: page.findAll<HTMLTextAreaElement>('textarea'),
});
const submit = async (page: VueWrapper) => {
  await page.get('form').trigger('submit');
  await flushPromises();
};

describe('the rule of a scenario', () => {
  it('is told in a sentence, with what the persona says', () => {
    const text = show(InterruptsRule, { scenario: scenarioWith(interrupts), editable: true }).text();
    expect(text).toContain('After 25 seconds of speech in one turn, in these stances: closed and guarded.');
    expect(text).toContain('In mid-sentence, where the learner: threatens.');
    expect(text).toContain('Let me stop you.');
  });

  it('is told in French likewise, and where there is none', async () => {
    await setLanguage('fr');
    const text = show(InterruptsRule, { scenario: scenarioWith(interrupts), editable: true }).text();
    expect(text).toContain('dans l’une de ces attitudes\u202f: fermé et sur ses gardes.');
    expect(text).toContain('Je vous arrête.');
    mounted?.unmount();
    expect(show(InterruptsRule, { scenario: scenarioWith(undefined), editable: true }).text()).toContain(
      'Ce personnage laisse toujours finir.',
    );
  });

  it.each([
    ['author', true, 1],
    ['author', false, 0],
    ['trainer', true, 0],
  ] as const)('may be changed by authors, in the version that is offered: %s, %s', (role, editable, buttons) => {
    const page = show(InterruptsRule, { scenario: scenarioWith(interrupts), editable }, role);
    expect(page.findAll('button').filter((one) => one.text() === 'Change')).toHaveLength(buttons);
  });
});

describe('the form of it', () => {
  it('publishes the scenario with the rule that was written', async () => {
    const bodies = answering({});
    const page = show(InterruptsForm, { scenario: scenarioWith(interrupts) });
    await fields(page).seconds.setValue('40');
    await fields(page).texts[1]?.setValue('Je vous arrête.\nAttendez.');
    await page.findAll('input[type=checkbox]').at(-1)?.setValue(true);
    await submit(page);
    expect(bodies.map(({ dryRun, files }) => [dryRun, files[0]?.path])).toEqual([[false, 'scenarios/price.yaml']]);
    expect(JSON.parse(bodies[0]?.files[0]?.text ?? '')).toMatchObject({
      id: 'price',
      interrupts: {
        ...interrupts,
        after_s: 40,
        missteps: ['threatens', 'rushes'],
        lines: { ...interrupts.lines, fr: ['Je vous arrête.', 'Attendez.'] },
      },
    });
    expect(page.emitted('done')).toHaveLength(1);
  });

  it('publishes it without one for a persona that hears everybody out', async () => {
    const bodies = answering({});
    const page = show(InterruptsForm, { scenario: scenarioWith(interrupts) });
    await page.findAll('[role=radio]')[0]?.trigger('click');
    await submit(page);
    expect(JSON.parse(bodies[0]?.files[0]?.text ?? '')).not.toHaveProperty('interrupts');
  });

  it('names what is wrong at its field, and sends nothing', async () => {
    const bodies = answering({});
    const page = show(InterruptsForm, { scenario: scenarioWith(interrupts) });
    await fields(page).seconds.setValue('200');
    await fields(page).texts[0]?.setValue('');
    await submit(page);
    const faults = page.findAll('.error').map((one) => one.text());
    expect(faults).toEqual(['This number is too small or too large.', 'This is needed.']);
    expect(bodies).toEqual([]);
  });

  it('says what the check of the whole scenario finds, and stays open', async () => {
    const message = 'interrupts: The line has 31 words; a persona says at most 30 at once. Shorten or split it.';
    answering({ errors: [{ file: 'scenarios/price.yaml', line: 1, message }] });
    const page = show(InterruptsForm, { scenario: scenarioWith(interrupts) });
    await submit(page);
    expect(page.text()).toContain('at most 30 at once');
    expect(page.emitted('done')).toBeUndefined();
  });
});
