import type { Language, SheetDocument, SuggestionView } from '@repartee/proto';

import { promisesMade } from '../../engine/index.js';
import type { Cause, Play } from '../../model/index.js';
import type { Standings } from '../../trial/index.js';
import { tryWords } from '../../trial/index.js';
import { sizeOf } from '../moments/missed-levers.js';
import type { Evidence, SessionView, Step } from '../session-view.js';
import { wholeTurn } from '../session-view.js';
import { occasionAt } from './suggestions.js';
import type { DebriefingTexts } from './texts.js';
import { asPhrase, sentencesAround, trimStop } from './wording.js';

interface SheetContext {
  play: Play;
  view: SessionView;
  texts: DebriefingTexts;
  language: Language;
  standings: Standings;
}

interface Happened {
  cause: Cause;
  evidence: Evidence;
  stepIndex: number;
}

type Entry = SheetDocument['moved'][number];

const MOVED_AT_MOST = 5;
const AVOIDED_AT_MOST = 4;
/** What opens a conversation is said in one of the first turns. */
const OPENING_TURNS = 3;

const evidenceOf = ({ turn }: Step, [span]: Cause['evidence']): Evidence =>
  span ? { turn: turn.turn, from: span.from, to: span.to } : wholeTurn(turn);

/** Each lever that worked, or misstep that was made, once, where it moved most; what moved most first. */
function strongest({ steps }: SessionView, kind: 'lever' | 'misstep'): Happened[] {
  const found = new Map<string, Happened>();
  for (const step of steps)
    for (const cause of step.shift?.causes ?? []) {
      if (cause.kind !== kind || cause.withheld !== '' || sizeOf(cause.effect) === 0) continue;
      const known = found.get(cause.id);
      if (known && sizeOf(known.cause.effect) >= sizeOf(cause.effect)) continue;
      found.set(cause.id, { cause, evidence: evidenceOf(step, cause.evidence), stepIndex: step.index });
    }
  return [...found.values()].sort((a, b) => sizeOf(b.cause.effect) - sizeOf(a.cause.effect));
}

function ruleOf({ play: { scenario, persona }, language }: SheetContext, { kind, id }: Pick<Cause, 'kind' | 'id'>) {
  const rule = (kind === 'lever' ? scenario.levers : scenario.missteps).find((one) => one.id === id);
  return rule && { label: asPhrase(rule.label[language], persona.identity.name), why: rule.why[language] };
}

function entries(context: SheetContext, happened: readonly Happened[]): Entry[] {
  return happened.flatMap(({ cause, evidence }) => {
    const rule = ruleOf(context, cause);
    return rule ? [{ text: context.texts.entry(rule.label), why: rule.why, evidence }] : [];
  });
}

/** What one is to say again is given in whole sentences: a question keeps its mark. */
function asSaid({ steps }: SessionView, { evidence, stepIndex }: Happened): Evidence {
  const text = steps[stepIndex]?.turn.text ?? '';
  return { turn: evidence.turn, ...sentencesAround(text, evidence) };
}

/** Whether one can begin with it: a lever that needs nothing before it, and words that move at the learner's first turn. */
function opens({ play, view, standings }: SheetContext, { kind, subjectId, words }: SuggestionView): boolean {
  const lever = play.scenario.levers.find(({ id }) => id === subjectId);
  if (kind !== 'lever' || lever?.requires !== undefined) return false;
  const occasion = occasionAt(view.steps[0]?.turn.turn ?? 0, { view, standings });
  return occasion !== undefined && tryWords(play, occasion, words) !== null;
}

/** Words of one's own that worked early on, else words suggested that would have moved at the very first turn. */
function opening(
  context: SheetContext,
  moved: readonly Happened[],
  suggested: readonly SuggestionView[],
): SheetDocument['openWith'] {
  const early = moved.find(({ stepIndex }) => stepIndex < OPENING_TURNS);
  const worked = early && ruleOf(context, early.cause);
  if (early && worked)
    return { why: context.texts.openAsYouDid(worked.label), words: null, evidence: asSaid(context.view, early) };
  const [first] = suggested.filter((one) => opens(context, one)).sort((a, b) => a.turn - b.turn);
  const rule = first && ruleOf(context, { kind: 'lever', id: first.subjectId });
  return rule ? { why: context.texts.openLikeThis(rule.label), words: first.words, evidence: null } : null;
}

/** Hidden facts that came into reach, in the order in which they did. */
function learned({ play, view, language }: SheetContext): string[] {
  const opened = view.transcript.shifts.flatMap(({ factsOpened }) => factsOpened);
  return [...new Set(opened)].flatMap((id) => play.scenario.facts.find((fact) => fact.id === id)?.text[language] ?? []);
}

/**
 * The conversation on one sheet: what to open with, what moved the persona, what to avoid, what was promised. That is what
 * the learner promised: the ledger takes down the learner's words alone, and what the persona agreed to is no more than
 * its last words, which the debriefing shows.
 */
export function sheet(context: SheetContext, suggested: readonly SuggestionView[]): SheetDocument {
  const final = context.standings.before.get(Infinity)?.state;
  const moved = strongest(context.view, 'lever');
  const { address } = context.play.persona.style;
  return {
    openWith: opening(context, moved, suggested),
    moved: entries(context, moved).slice(0, MOVED_AT_MOST),
    avoid: entries(context, strongest(context.view, 'misstep')).slice(0, AVOIDED_AT_MOST),
    learned: learned(context),
    promised: final ? promisesMade(final).map((said) => context.texts.promise(trimStop(said), address)) : [],
  };
}
