import type { CaseTemplate, CaseView, VoiceOffer } from '@repartee/proto';
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { flushPromises, mount } from '@vue/test-utils';
import type { VueWrapper } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Component } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';

import { i18n, setLanguage } from '../../i18n/i18n.js';
import { draftKey, dropStart, keptBeginning } from '../conversation/start-store.js';
import CaseEditPage from './CaseEditPage.vue';
import CaseNewPage from './CaseNewPage.vue';
import CasePage from './CasePage.vue';
import OwnCases from './OwnCases.vue';
import { CASE, createTestCase, createTestSession, createTestTemplate } from './cases.fixture.js';

interface Asked {
  line: string;
  body: unknown;
}
interface Server {
  templates: CaseTemplate[];
  /** By path; a case that is not there is answered with 404. */
  cases: CaseView[];
  voice?: VoiceOffer;
}

let mounted: VueWrapper | null = null;

beforeEach(async () => {
  vi.setSystemTime(new Date(2026, 10, 20));
  sessionStorage.clear();
  await setLanguage('en');
});
afterEach(() => {
  mounted?.unmount();
  mounted = null;
  vi.restoreAllMocks();
  document.body.innerHTML = '';
  dropStart();
  vi.useRealTimers();
});

const written = { stream: `org/case-${CASE}`, version: 1, caseId: CASE };
const notFound = { type: 'x', title: 'x', status: 404, detail: 'x', code: 'not_found' };
const answerOf = (line: string, { templates, cases, voice }: Server): Response => {
  if (line === 'GET /api/cases/templates') return Response.json(templates);
  if (voice && line === 'GET /api/sessions/voice') return Response.json(voice);
  if (line.startsWith('GET /api/cases/')) {
    const found = cases.find(({ caseId }) => line.endsWith(caseId));
    return found ? Response.json(found) : Response.json(notFound, { status: 404 });
  }
  return line.startsWith('GET') ? Response.json({ items: cases, next: null }) : Response.json(written);
};

/** A page on a router of empty pages, before a server that knows these templates and cases. */
const open = async (page: Component, over: Partial<Server> = {}, props = {}) => {
  const server: Server = { templates: [createTestTemplate()], cases: [createTestCase()], ...over };
  const asked: Asked[] = [];
  vi.spyOn(window, 'fetch').mockImplementation((url, init) => {
    const line = `${init?.method ?? 'GET'} ${url as string}`;
    asked.push({ line, body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : null });
    return Promise.resolve(answerOf(line, server));
  });
  const names = ['scenarios', 'who-sees-what', 'case-new', 'case', 'case-edit', 'conversation', 'debriefing'];
  const routes = names.map((name) => ({
    path: `/${name}/:caseId?/:sessionId?`,
    name,
    component: { render: () => null },
  }));
  const router = createRouter({ history: createMemoryHistory(), routes });
  await router.push('/scenarios');
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const plugins = [i18n, router, [VueQueryPlugin, { queryClient: client }]];
  mounted = mount(page, { props, global: { plugins: plugins as never }, attachTo: document.body });
  await flushPromises();
  return { page: mounted, asked, router, sent: () => asked.filter(({ line }) => !line.startsWith('GET')) };
};

const labelled = (page: VueWrapper, label: string) => {
  const found = page.findAll('label').find((one) => one.text() === label);
  return page.get<HTMLInputElement>(`[id="${found?.attributes('for') ?? label}"]`);
};
const choose = async (page: VueWrapper, label: string) => {
  await page
    .findAll('[role=radio]')
    .find((one) => one.get('strong').text() === label)
    ?.trigger('click');
};
const fillIn = async (page: VueWrapper, over: Record<string, string> = {}) => {
  const answers = {
    ...{ 'First name': 'Paul', 'What it is about': 'The kitchen that came late.', 'The day it happened': '2026-11-12' },
    ...{ 'Your words, if there were any': '', 'Your aim, starting with a verb': 'agree on a new date' },
    ...over,
  };
  for (const [label, answer] of Object.entries(answers)) await labelled(page, label).setValue(answer);
  await choose(page, 'Angry');
  await choose(page, 'Somebody is unhappy with you');
};
const submit = async (page: VueWrapper) => {
  await page.get('form').trigger('submit');
  await flushPromises();
};

describe('the form', () => {
  it('sends the five answers as they will be said, and opens the briefing', async () => {
    const { page, sent, router } = await open(CaseNewPage);
    await fillIn(page);
    await submit(page);
    expect(sent()).toEqual([
      {
        line: 'POST /api/cases',
        body: {
          ...{ templateId: 'case-unhappy-customer', language: 'en' },
          answers: {
            ...{ who: 'Paul', address: 'vous', event: 'the kitchen that came late', date: '2026-11-12' },
            ...{ said: null, goal: 'agree on a new date', reaction: 'angry' },
          },
        },
      },
    ]);
    expect(router.currentRoute.value).toMatchObject({ name: 'case', params: { caseId: CASE } });
  });

  it('sends nothing while something is missing, says what, and leads there', async () => {
    const { page, sent } = await open(CaseNewPage);
    await submit(page);
    expect(sent()).toEqual([]);
    expect(page.text()).toContain('They need a name, such as “Paul”. Any first name will do.');
    expect(page.text()).toContain('Choose the one that comes closest.');
    expect(page.text()).toContain('Choose the one you expect most.');
    expect(document.activeElement).toBe(labelled(page, 'First name').element);
  });

  it('says nothing of a field that is passed by empty, and of a wrong one as soon as it is left', async () => {
    const { page } = await open(CaseNewPage);
    await labelled(page, 'First name').trigger('focusout');
    expect(page.find('.error').exists()).toBe(false);
    const event = labelled(page, 'What it is about');
    await event.setValue('I was late');
    expect(page.find('.error').exists()).toBe(false);
    await event.trigger('focusout');
    expect(page.get('.error').text()).toContain('This is a whole sentence.');
    await event.setValue('the late delivery');
    expect(page.find('.error').exists()).toBe(false);
  });

  it('puts an answer right where that is certain', async () => {
    const { page } = await open(CaseNewPage);
    const goal = labelled(page, 'Your aim, starting with a verb');
    await goal.setValue('to agree on a date');
    await goal.trigger('focusout');
    await page.get('button.mend').trigger('click');
    expect(goal.element.value).toBe('agree on a date');
    expect(page.find('.error').exists()).toBe(false);
  });

  it('leaves it to the learner what may be meant so', async () => {
    const { page, sent } = await open(CaseNewPage);
    await fillIn(page, { 'First name': 'Mr Martin' });
    await submit(page);
    expect(page.get('[role=status]').text()).toContain('A first name is enough');
    expect(sent()).toHaveLength(1);
  });

  it('shows two sentences of the persona and the aim, with an example for what has no answer yet', async () => {
    const { page } = await open(CaseNewPage);
    const said = () => page.findAll('.preview .spoken').map((one) => one.text());
    expect(said()[0]).toBe('So it’s about the kitchen that came late.');
    expect(page.get('.preview .spoken .example').text()).toBe('the kitchen that came late');
    await labelled(page, 'What it is about').setValue('the missing invoice');
    await labelled(page, 'The day it happened').setValue('2026-11-12');
    await labelled(page, 'Your words, if there were any').setValue('It is paid.');
    expect(page.get('.preview .spoken .own').text()).toBe('the missing invoice');
    expect(said()).toEqual([
      'So it’s about the missing invoice.',
      'That was on Thursday 12 November. You told me: “It is paid”.',
    ]);
    expect(page.get('.preview .situation').text()).toContain('You would like to agree on a new date.');
  });

  it('asks how the two address one another where they speak French, in whatever language the page is', async () => {
    const { page } = await open(CaseNewPage);
    expect(page.text()).not.toContain('We say tu');
    await choose(page, 'Français');
    await choose(page, 'We say tu');
    expect(page.text()).toContain('C’est donc pour la cuisine livrée en retard que tu voulais me parler.');
  });

  it('says so where there is no kind of conversation to choose', async () => {
    const { page } = await open(CaseNewPage, { templates: [] });
    expect(page.text()).toContain('No kind of conversation to choose from yet');
    expect(page.find('form').exists()).toBe(false);
  });

  it('keeps the answers when the server refuses them, and says what is safe', async () => {
    const { page } = await open(CaseNewPage);
    await fillIn(page);
    const gone = { type: 'x', title: 'x', status: 404, detail: 'x', code: 'template_not_found' };
    vi.spyOn(window, 'fetch').mockResolvedValue(Response.json(gone, { status: 404 }));
    await submit(page);
    expect(page.get('[role=alert]').text()).toContain('Your answers are still on the page.');
    expect(labelled(page, 'First name').element.value).toBe('Paul');
  });
});

describe('answers told before', () => {
  it('stand in the form; the kind and the language are not asked again', async () => {
    const { page, sent, router } = await open(CaseEditPage, {}, { caseId: CASE });
    expect(labelled(page, 'Your words, if there were any').element.value).toBe('You’ll have it by Friday.');
    expect(page.text()).not.toContain('Which of these is it most like?');
    await labelled(page, 'First name').setValue('Marie');
    await submit(page);
    expect(sent()).toMatchObject([{ line: `PUT /api/cases/${CASE}`, body: { answers: { who: 'Marie' } } }]);
    expect(router.currentRoute.value.name).toBe('case');
  });
});

describe('the briefing of a case', () => {
  it('shows what was told, and begins it with nothing to decide', async () => {
    const { page, router } = await open(CasePage, {}, { caseId: CASE });
    expect(page.get('h1').text()).toBe('The kitchen that came late');
    expect(page.get('.told').text()).toContain('“You’ll have it by Friday.”');
    expect(page.findAll('[role=radio]')).toHaveLength(0);
    await submit(page);
    expect(keptBeginning()).toMatchObject({ start: { caseId: CASE, mode: 'typed' } });
    expect(router.currentRoute.value).toMatchObject({ name: 'conversation', params: { sessionId: 'new' } });
  });

  it('lists the rehearsals, and leads back into one that was not ended', async () => {
    const sessions = [
      createTestSession({ id: 's2', status: 'under_way', score: null, objectiveReached: null }),
      createTestSession(),
    ];
    const { page } = await open(CasePage, { cases: [createTestCase({ sessions })] }, { caseId: CASE });
    const rows = page.findAll('.sessions li').map((row) => row.text());
    expect(rows[0]).toContain('Not ended yet');
    expect(rows[1]).toContain('54 of 100');
    expect(page.findAll('a').map((link) => link.text())).toContain('Go on with the rehearsal');
  });

  it('of somebody else, or deleted, is not here', async () => {
    const { page } = await open(CasePage, { cases: [] }, { caseId: CASE });
    expect(page.get('[role=alert]').text()).toContain('This is not here, or not for you to see.');
    expect(page.text()).not.toContain('Delete');
  });
});

describe('deleting a case', () => {
  const inDialog = (label: string) =>
    [...document.querySelectorAll<HTMLButtonElement>('[role=dialog] button')].find((one) => one.textContent === label);

  it('says what goes, and waits for a second yes', async () => {
    const { page, sent } = await open(
      CasePage,
      { cases: [createTestCase({ sessions: [createTestSession()] })] },
      { caseId: CASE },
    );
    await page.get('button.danger').trigger('click');
    await flushPromises();
    const dialog = document.querySelector('[role=dialog]')?.textContent;
    expect(dialog).toContain('your five answers about Paul');
    expect(dialog).toContain('one rehearsal, with every word, its debriefing and its sheet');
    inDialog('Cancel')?.click();
    await flushPromises();
    expect(sent()).toEqual([]);
  });

  it('leaves nothing of it in the tab', async () => {
    const { page, sent, router } = await open(
      CasePage,
      { cases: [createTestCase({ sessions: [createTestSession()] })] },
      { caseId: CASE },
    );
    sessionStorage.setItem(draftKey('s1'), 'what I was about to say');
    await page.get('button.danger').trigger('click');
    await flushPromises();
    inDialog('Delete for good')?.click();
    await flushPromises();
    expect(sent()).toEqual([{ line: `DELETE /api/cases/${CASE}`, body: null }]);
    expect(router.currentRoute.value.name).toBe('scenarios');
    expect(sessionStorage.getItem(draftKey('s1'))).toBeNull();
  });
});

describe('the own cases among the scenarios', () => {
  it('tell one another apart by what happened', async () => {
    const { page } = await open(OwnCases, { cases: [createTestCase({ sessions: [createTestSession()] })] });
    const card = page.get('.case').text();
    for (const words of ['The kitchen that came late', 'Paul, 12 November 2026', 'Rehearsed once'])
      expect(card).toContain(words);
  });

  it('are the latest three, and the others on demand', async () => {
    const { page } = await open(OwnCases, { cases: Array.from({ length: 5 }, () => createTestCase({ sessions: [] })) });
    expect(page.findAll('.case')).toHaveLength(3);
    await page.get('.own > div button').trigger('click');
    expect(page.findAll('.case')).toHaveLength(5);
    expect(page.text()).not.toContain('Show the others');
  });

  it('are an invitation alone where there is none yet', async () => {
    const { page } = await open(OwnCases, { cases: [] });
    expect(page.text()).toContain('A conversation you dread tomorrow?');
    expect(page.find('.case').exists()).toBe(false);
  });
});

describe('what a case says of its limits', () => {
  const offered = (sentTo: VoiceOffer['sentTo']): VoiceOffer => ({
    ...{ speech: 'served', hears: true, ceilingReached: false, recordingDays: 0, sentTo },
  });

  it('names those who hear or read of a rehearsal that is spoken, once', async () => {
    const voice = offered([
      { what: 'sound', host: 'speech.example' },
      { what: 'words', host: 'mind.example' },
      { what: 'replies', host: 'speech.example' },
    ]);
    const { page } = await open(CaseNewPage, { voice });
    expect(page.get('.limits').text()).toContain('goes beyond this server, to speech.example, mind.example: before');
    await setLanguage('fr');
    await flushPromises();
    expect(page.get('.limits').text()).toContain('ce qui est dit va à speech.example, mind.example.');
  });

  it('says nothing of it where all stays on this server', async () => {
    const { page } = await open(CaseNewPage, { voice: offered([]) });
    expect(page.get('.limits').text()).not.toContain('beyond this server');
  });
});
