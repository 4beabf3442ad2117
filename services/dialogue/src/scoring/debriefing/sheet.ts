import type { Language, SheetDocument, SuggestionView } from '@repartee/proto';

import type { DialogueState } from '../../engine/index.js';
import { promisesMade } from '../../engine/index.js';
import type { Cause, Play } from '../../model/index.js';
import { sizeOf } from '../moments/missed-levers.js';
import type { Evidence, SessionView, Step } from '../session-view.js';
import { wholeTurn } from '../session-view.js';
import type { DebriefingTexts } from './texts.js';
import { asPhrase, sentencesAround, trimStop } from './wording.js';

interface SheetContext {
  play: Play;
  view: SessionView;
  texts: DebriefingTexts;
  language: Language;
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

/** Words of one's own that worked early on, else the first words tried that would have. */
function opening(
  context: SheetContext,
  moved: readonly Happened[],
  suggested: readonly SuggestionView[],
): SheetDocument['openWith'] {
  const early = moved.find(({ stepIndex }) => stepIndex < OPENING_TURNS);
  const worked = early && ruleOf(context, early.cause);
  if (early && worked)
    return { why: context.texts.openAsYouDid(worked.label), words: null, evidence: asSaid(context.view, early) };
  const [first] = suggested.filter(({ kind }) => kind === 'lever').sort((a, b) => a.turn - b.turn);
  const rule = first && ruleOf(context, { kind: 'lever', id: first.subjectId });
  return rule ? { why: context.texts.openLikeThis(rule.label), words: first.words, evidence: null } : null;
}

/** Hidden facts that came into reach, in the order in which they did. */
function learned({ play, view, language }: SheetContext): string[] {
  const opened = view.transcript.shifts.flatMap(({ factsOpened }) => factsOpened);
  return [...new Set(opened)].flatMap((id) => play.scenario.facts.find((fact) => fact.id === id)?.text[language] ?? []);
}

/** The conversation on one sheet: what to open with, what moved the persona, what to avoid, what was promised. */
export function sheet(
  context: SheetContext,
  suggested: readonly SuggestionView[],
  final: DialogueState | undefined,
): SheetDocument {
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
