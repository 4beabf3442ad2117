import { readFileSync } from 'node:fs';

import type { Play } from '@repartee/dialogue';
import { engine, offlineMind, recogniser } from '@repartee/dialogue';
import type { CaseAnswers } from '@repartee/proto';
import { Persona, Rubric, Scenario } from '@repartee/proto';
import { parse } from 'yaml';

import type { SessionOpening } from './session-events.js';
import type { SessionCommand } from './session.decide.js';
import { decide } from './session.decide.js';
import type { SessionState } from './session.js';
import { evolve, initialState } from './session.js';

const core = new URL('../../../../catalog/packs/core/', import.meta.url);
const read = (path: string): unknown => parse(readFileSync(new URL(path, core), 'utf8'));

/** The washing machine that nobody came for. */
export const play: Play = {
  persona: Persona.parse(read('personas/samira-haddad.yaml')),
  scenario: Scenario.parse(read('scenarios/unhappy-customer.yaml')),
  rubric: Rubric.parse(read('rubrics/complaint-care.yaml')),
};

/** A buyer who lets nobody finish a threat. */
export const directorPlay: Play = {
  persona: Persona.parse(read('personas/claire-fontaine.yaml')),
  scenario: Scenario.parse(read('scenarios/purchasing-director.yaml')),
  rubric: Rubric.parse(read('rubrics/firm-negotiation.yaml')),
};

const about = (text: { en: string; fr: string }) => ({ en: `${text.en} [event]`, fr: `${text.fr} [event]` });

/** The same conversation as a template of cases: with slots in its title, its objective and its first words. */
export const templatePlay: Play = {
  ...play,
  persona: { ...play.persona, id: 'someone', identity: { ...play.persona.identity, name: '[who]' } },
  scenario: {
    ...play.scenario,
    id: 'case-unhappy-customer',
    case_for: 'unhappy-customer',
    persona: 'someone',
    title: { en: '[who]: [event]', fr: '[who] : [event]' },
    objective: { ...play.scenario.objective, text: about(play.scenario.objective.text) },
    opening: {
      speaks_first: 'persona',
      lines: { en: ['It is about [event].'], fr: ['Il y a un problème avec [event].'] },
    },
  },
};

/** Words that stand nowhere else, so that wherever they turn up they come from here. */
export const testAnswers: CaseAnswers = {
  who: 'Quirina',
  address: 'vous',
  event: 'the marzipan kitchen',
  date: '2026-02-26',
  said: "You'll have the turquoise handles by Friday.",
  goal: 'agree on a new date',
  reaction: 'angry',
};

const pin = (id: string) => ({ id, version: 1, sha256: '0'.repeat(64) });

/** Noon of a Monday in March, UTC. */
export const startedAt = Date.UTC(2026, 2, 2, 12);

export const startCommand = (
  overrides: Partial<Pick<SessionOpening, 'wordingSeed' | 'attempt' | 'purpose'>> = {},
): SessionCommand => ({
  type: 'Start',
  at: startedAt,
  play,
  opening: {
    sessionId: '0b5c1f1e-0000-4000-8000-000000000001',
    organisation: 'acme',
    learnerId: 'ada',
    teamId: 'red',
    siteId: 'lille',
    persona: pin('samira-haddad'),
    scenario: pin('unhappy-customer'),
    rubric: pin('complaint-care'),
    engine,
    recogniser,
    mind: offlineMind,
    mode: 'typed',
    purpose: 'practice',
    language: 'en',
    attempt: 1,
    wordingSeed: 7,
    limitMs: 600_000,
    ...overrides,
  },
});

/** The same persona, for whom ten seconds are a long speech. */
export const impatientPlay: Play = {
  ...play,
  scenario: {
    ...play.scenario,
    interrupts: {
      after_s: 10,
      stances: ['closed', 'guarded', 'engaged', 'about_to_leave'],
      lines: { en: ['Let me stop you there.'], fr: ['Je vous arrête là.'] },
    },
  },
};

/** The session after these commands, one after the other. */
export function sessionAfter(...commands: readonly SessionCommand[]): SessionState {
  return commands.reduce<SessionState>((state, command) => {
    const staged = command.type === 'Start' ? command.play : play;
    return decide(command, state).reduce((folded, event) => evolve(folded, event, staged), state);
  }, initialState);
}

export const say = (text: string, afterMs: number, clientTurnId = `turn-${afterMs}`): SessionCommand => ({
  type: 'Say',
  at: startedAt + afterMs,
  clientTurnId,
  text,
});
