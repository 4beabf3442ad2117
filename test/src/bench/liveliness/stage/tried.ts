import type { Reading } from '@repartee/dialogue';
import type { Lever, Misstep } from '@repartee/proto';

import type { Phrasing, Phrasings } from '../corpus/corpus.js';
import { counterpartSaying } from './counterpart-saying.js';
import type { Readings } from './readings.js';
import { wordingOf } from './sessions.js';
import { beginTalk } from './talk.js';

/** All phrasings of one lever or misstep, and which of them were taken for it. */
export interface Tried {
  id: string;
  label: string;
  fires: readonly Attempt[];
  near: readonly Attempt[];
}

export interface Attempt {
  after: string | null;
  text: string;
  fired: boolean;
  /** What was heard in it, for whoever mends the recogniser. */
  cues: readonly string[];
}

export function tryAll(readings: Readings, phrasings: Phrasings): Tried[] {
  const { levers, missteps } = readings.play.scenario;
  return [
    ...levers.map((lever) => ({ trigger: lever, aside: beside })),
    ...missteps.map((misstep) => ({ trigger: misstep, aside: [] })),
  ].flatMap(({ trigger, aside }) => {
    const its = phrasings[trigger.id];
    if (!its) return [];
    const attempt = (phrasing: Phrasing) => attemptOf(readings, trigger, aside, phrasing);
    const label = trigger.label[readings.language];
    return { id: trigger.id, label, fires: its.fires.map(attempt), near: its.near.map(attempt) };
  });
}

/** Acts by which no lever moves anything: they are not meant for the persona. */
const beside: readonly string[] = ['out_of_role', 'off_topic', 'unclear'];

/** Whether the turn shows the trigger at all; whether its time has come is another matter. */
function attemptOf(
  readings: Readings,
  trigger: Lever | Misstep,
  aside: readonly string[],
  phrasing: Phrasing,
): Attempt {
  const { after, text } = typeof phrasing === 'string' ? { after: null, text: phrasing } : phrasing;
  const { cues, topics, act } = read(readings, text, after);
  const heard = cues.map(({ cue }) => cue);
  const isShown = [trigger.cue].flat().some((cue) => heard.includes(cue));
  const wanted = [trigger.topic ?? []].flat();
  const isOnTopic = wanted.length === 0 || wanted.some((topic) => topics.includes(topic));
  return { after, text, fired: isShown && isOnTopic && !aside.includes(act), cues: heard };
}

function read(readings: Readings, text: string, after: string | null): Reading {
  const opening = beginTalk(readings, wordingOf(readings, 'trying', 1)).talk.heard.turns;
  return readings.read(after === null ? opening : [...opening, counterpartSaying(readings, after)], text);
}
