import { corePlays } from '@repartee/catalog';
import type { Play } from '@repartee/dialogue';
import { engine, offlineMind, recogniser } from '@repartee/dialogue';
import type { ContentPin, SessionCommand, SessionEvent, SessionState } from '@repartee/sessions';
import { decide, LIMIT_MS } from '@repartee/sessions';

export const ORGANISATION = 'acme';

/** Noon of a Monday in March, UTC: when conversations take place, whatever happens to the machines. */
export const TALKED_AT = Date.UTC(2026, 2, 2, 12);

const TURN_MS = 20_000;

const said: readonly (readonly string[])[] = [
  [
    'Good morning. Tell me what happened, please.',
    'I understand that this was hard on you.',
    'What would help you most?',
  ],
  ['You are wrong about that.', 'Let us look at it together. What do you see?'],
  ['How are you today?'],
];

export interface Staged {
  play: Play;
  pins: { persona: ContentPin; scenario: ContentPin; rubric: ContentPin };
}

let stagedPlay: Staged | undefined;

/** One scenario of the core pack. */
export function staged(): Staged {
  stagedPlay ??= firstPlay();
  return stagedPlay;
}

function firstPlay(): Staged {
  const [first] = corePlays();
  if (!first) throw new Error('The core pack is not built: npm run -s build');
  const { persona, scenario, rubric } = first;
  return {
    play: { persona: persona.content, scenario: scenario.content, rubric: rubric.content },
    pins: { persona: persona.pin, scenario: scenario.pin, rubric: rubric.pin },
  };
}

/** What a learner does in a session, from its start to its end; sessions with the same remainder are talked alike. */
export function conversation(number: number): SessionCommand[] {
  const { play, pins } = staged();
  const at = (turn: number) => TALKED_AT + turn * TURN_MS;
  const texts = said[number % said.length] ?? [];
  return [
    {
      type: 'Start',
      at: at(0),
      play,
      opening: {
        ...{ sessionId: `session-${number}`, organisation: ORGANISATION, learnerId: `learner-${number % 2}` },
        ...{ teamId: 'red', siteId: 'lille', ...pins, engine, recogniser, mind: offlineMind },
        ...{ mode: 'typed', purpose: 'assessed', language: 'en' },
        ...{ attempt: 1, wordingSeed: 7, limitMs: LIMIT_MS },
      },
    },
    ...texts.map((text, index) => ({ type: 'Say' as const, at: at(index + 1), clientTurnId: `turn-${index}`, text })),
    { type: 'Close', at: at(texts.length + 1) },
  ];
}

const decided = new Map<string, SessionEvent[]>();

/**
 * The aggregate's `decide`, asked once for the same command after the same history: recognising and answering a turn
 * costs more than all the rest of a run.
 */
export function decideOnce(
  command: SessionCommand,
  state: SessionState,
  history: readonly SessionEvent[],
): SessionEvent[] {
  if (command.type === 'Start') return decide(command, state);
  const talk = history.map(({ type }, index) => (index === 0 ? '' : type)).join();
  const heard = state.status === 'unborn' ? '' : state.turns.map(({ text }) => text).join('|');
  const key = JSON.stringify([command, talk, heard]);
  const known = decided.get(key) ?? decide(command, state);
  decided.set(key, known);
  return known;
}
