import type { Check } from '@repartee/proto';

import type { Cause, Span } from '../model/index.js';
import { keepsTo } from './bound.js';
import type { Evidence, SessionView, Step } from './session-view.js';
import { wholeTurn } from './session-view.js';

/** A learner turn that fits a leaf: the places that show it, and the ids of what the leaf looked for. */
export interface Fit {
  step: Step;
  evidence: Evidence[];
  ids: string[];
}

interface Found {
  spans: readonly Span[];
  ids: readonly string[];
}

const TENSE_FROM = 60;

const named = (wanted: readonly string[], id: string) => wanted.includes(id) || wanted.includes('any');

function foundCues(wanted: string[], { turn }: Step): Found {
  const cues = turn.reading.cues.filter(({ cue }) => wanted.includes(cue));
  return { spans: cues.flatMap(({ evidence }) => evidence), ids: cues.map(({ cue }) => cue) };
}

function foundCauses(kind: Cause['kind'], wanted: string[], withheld: Cause['withheld'], { shift }: Step): Found {
  const causes = (shift?.causes ?? []).filter(
    (cause) => cause.kind === kind && cause.withheld === withheld && named(wanted, cause.id),
  );
  return { spans: causes.flatMap(({ evidence }) => evidence), ids: causes.map(({ id }) => id) };
}

function foundSlots(wanted: string[], { turn }: Step): Found {
  const slots = turn.reading.slots.filter(({ type }) => wanted.includes(type));
  return { spans: slots.map(({ span }) => span), ids: slots.map(({ type, value }) => `${type}:${value}`) };
}

const foundIds = (wanted: string[], ids: readonly string[]): Found => ({
  spans: [],
  ids: ids.filter((id) => named(wanted, id)),
});

type Finder = (leaf: Check, step: Step) => Found | undefined;

function seek(
  member: (leaf: Check) => string | string[] | undefined,
  find: (wanted: string[], step: Step, leaf: Check) => Found,
): Finder {
  return (leaf, step) => {
    const wanted = member(leaf);
    return wanted === undefined ? undefined : find(Array.isArray(wanted) ? wanted : [wanted], step, leaf);
  };
}

/** What a leaf may name; the first one it names gives the ids that `different` counts. */
const finders: readonly Finder[] = [
  seek(
    ({ lever }) => lever,
    (wanted, step, { worked }) => foundCauses('lever', wanted, worked === false ? 'too_early' : '', step),
  ),
  seek(
    ({ fact }) => fact,
    (wanted, { shift }) => foundIds(wanted, shift?.factsOpened ?? []),
  ),
  seek(
    ({ misstep }) => misstep,
    (wanted, step) => foundCauses('misstep', wanted, '', step),
  ),
  seek(
    ({ repaired }) => repaired,
    (wanted, step) => foundCauses('repair', wanted, '', step),
  ),
  seek(
    ({ asks }) => asks,
    (wanted, { turn }) => foundIds(wanted, turn.reading.asks),
  ),
  seek(({ slot }) => slot, foundSlots),
  seek(({ cue }) => cue, foundCues),
  seek(
    ({ topic }) => topic,
    (wanted, { turn }) => foundIds(wanted, turn.reading.topics),
  ),
  seek(
    ({ silence }) => silence,
    (wanted, { silences }) =>
      foundIds(
        wanted,
        silences.map(({ place }) => place),
      ),
  ),
  seek(
    ({ stance }) => stance,
    (wanted, { stanceAfter }) => foundIds(wanted, [stanceAfter]),
  ),
];

function repliesTo(kind: NonNullable<Check['replying_to']>, step: Step, view: SessionView): boolean {
  switch (kind) {
    case 'question':
      return (step.heard?.utterance.asks.length ?? 0) > 0;
    case 'fact':
      return (view.steps[step.index - 1]?.shift?.factsOpened.length ?? 0) > 0;
    case 'tension':
      return step.before.tension >= TENSE_FROM;
  }
}

function liesWithin(leaf: Check, step: Step, view: SessionView): boolean {
  const { within_first, within_last, words, uptake, replying_to } = leaf;
  return (
    (within_first === undefined || step.index < within_first) &&
    (within_last === undefined || step.index >= view.steps.length - within_last) &&
    (words === undefined || keepsTo(words, step.turn.reading.wordCount)) &&
    (uptake === undefined || keepsTo(uptake, Math.round(step.turn.reading.uptake * 100))) &&
    (replying_to === undefined || repliesTo(replying_to, step, view))
  );
}

function liesBeside(leaf: Check, view: SessionView): (step: Step) => boolean {
  const after = leaf.after && (fitsOf(leaf.after, view)[0]?.step.index ?? Infinity);
  const before = leaf.before && (fitsOf(leaf.before, view)[0]?.step.index ?? Infinity);
  const indexes = (other: Check) => new Set(fitsOf(other, view).map(({ step }) => step.index));
  const joined = leaf.with && indexes(leaf.with);
  const without = leaf.without && indexes(leaf.without);
  return ({ index }) =>
    (after === undefined || index > after) &&
    (before === undefined || index < before) &&
    (joined?.has(index) ?? true) &&
    !without?.has(index);
}

function fitOf(leaf: Check, step: Step): Fit | undefined {
  const found = finders.map((finder) => finder(leaf, step)).filter((one) => one !== undefined);
  if (found.some(({ ids }) => ids.length === 0)) return undefined;
  const spans = found.flatMap(({ spans }) => spans);
  const evidence = spans.map(({ from, to }) => ({ turn: step.turn.turn, from, to }));
  return { step, evidence: evidence.length > 0 ? evidence : [wholeTurn(step.turn)], ids: [...(found[0]?.ids ?? [])] };
}

/** The learner turns that fit every member of a leaf, in order. `at_least` and its like are not looked at. */
export function fitsOf(leaf: Check, view: SessionView): Fit[] {
  const beside = liesBeside(leaf, view);
  return view.steps
    .filter((step) => liesWithin(leaf, step, view) && beside(step))
    .map((step) => fitOf(leaf, step))
    .filter((fit) => fit !== undefined);
}

const SELECTIVE: readonly (keyof Check)[] = [
  'cue',
  'topic',
  'slot',
  'asks',
  'lever',
  'misstep',
  'repaired',
  'fact',
  'stance',
  'silence',
  'after',
  'before',
  'with',
  'without',
  'replying_to',
  'words',
  'uptake',
];

/** Whether the leaf looks for something; one that only counts turns gives no evidence. */
export const looksForSomething = (leaf: Check): boolean => SELECTIVE.some((member) => leaf[member] !== undefined);
