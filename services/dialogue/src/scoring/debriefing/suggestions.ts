import type { Language, SuggestionView, Text } from '@repartee/proto';

import type { Play } from '../../model/index.js';
import { wordsOf } from '../floor.js';
import { missedLevers, sizeOf } from '../moments/missed-levers.js';
import type { SessionView, Step } from '../session-view.js';
import type { AnsweredCriterion } from './findings.js';
import type { DebriefingTexts } from './texts.js';
import { asPhrase, hash } from './wording.js';

export interface SuggestionContext {
  play: Play;
  view: SessionView;
  texts: DebriefingTexts;
  language: Language;
  /** From 1; a later attempt is shown other words. */
  attempt: number;
}

interface Candidate {
  turn: number;
  advice: string;
  options: readonly string[];
  subjectId: string;
  kind: 'lever' | 'misstep' | 'criterion';
  /** How much it could move, in points of disposition. */
  gain: number;
}

const AT_MOST = 3;
const MISSTEPS_AT_MOST = 2;
/** What shut the persona down costs more than its points say: it also spoils the turns after it. */
const MISSTEP_FACTOR = 1.5;

/** A content's text as a phrase that ends in the middle of a sentence. */
const phraseIn =
  ({ play, language }: SuggestionContext) =>
  (text: Text) =>
    asPhrase(text[language], play.persona.identity.name);

/** A lever that came too early is suggested at the turn that was ripe for it, where there was one. */
function fromLevers(context: SuggestionContext): Candidate[] {
  const { play, view, texts, language } = context;
  const phrase = phraseIn(context);
  return missedLevers(view, play.scenario).flatMap(({ lever, step, tooEarly, ripe }): Candidate[] => {
    if (tooEarly && !ripe) return [];
    const label = phrase(lever.label);
    const advice =
      tooEarly && lever.too_early
        ? texts.waitWithLever(label, phrase(lever.too_early))
        : texts.tryLever(label, phrase(lever.why));
    return [
      {
        ...{ advice, subjectId: lever.id, kind: 'lever', gain: sizeOf(lever.effect) },
        turn: (ripe ?? step).turn.turn,
        options: lever.try[language],
      },
    ];
  });
}

function fromMissteps(context: SuggestionContext): Candidate[] {
  const { play, view, texts, language } = context;
  const phrase = phraseIn(context);
  return view.steps.flatMap((step) =>
    (step.shift?.causes ?? []).flatMap((cause): Candidate[] => {
      const misstep = cause.kind === 'misstep' && play.scenario.missteps.find(({ id }) => id === cause.id);
      if (!misstep) return [];
      return [
        {
          turn: step.turn.turn,
          advice: texts.insteadOfMisstep(phrase(misstep.label), phrase(misstep.why)),
          options: misstep.instead[language],
          subjectId: misstep.id,
          kind: 'misstep',
          gain: sizeOf(cause.effect) * MISSTEP_FACTOR,
        },
      ];
    }),
  );
}

/** Where the words of a criterion would have fitted: a turn that speaks against it, else the plainest turn there was. */
function turnFor({ score }: AnsweredCriterion, steps: readonly Step[], taken: ReadonlySet<number>): number {
  const against = score.answer === 'not_met' ? score.evidence[0] : undefined;
  const plain = steps.find(({ turn, shift }) => !taken.has(turn.turn) && (shift?.causes.length ?? 0) === 0);
  return against?.turn ?? plain?.turn.turn ?? steps.at(-1)?.turn.turn ?? 0;
}

function fromCriteria(
  unmet: readonly AnsweredCriterion[],
  { view, language }: SuggestionContext,
  taken: ReadonlySet<number>,
): Candidate[] {
  return unmet.map((one) => ({
    turn: turnFor(one, view.steps, taken),
    advice: one.criterion.missing[language],
    options: one.criterion.confirms[language],
    subjectId: one.criterion.id,
    kind: 'criterion',
    gain: 0,
  }));
}

/** Another wording each attempt, and never one that the learner said. */
function wordsFor({ options, subjectId }: Candidate, { view, attempt }: SuggestionContext): string | undefined {
  const said = new Set(view.steps.map(({ turn }) => wordsOf(turn.text).join(' ')));
  const unsaid = options.filter((option) => !said.has(wordsOf(option).join(' ')));
  return unsaid[(hash(subjectId) + attempt) % unsaid.length];
}

function pick(candidates: readonly Candidate[], context: SuggestionContext): SuggestionView[] {
  const picked: (SuggestionView & Pick<Candidate, 'kind'>)[] = [];
  for (const candidate of candidates) {
    const { turn, advice, subjectId, kind } = candidate;
    const missteps = picked.filter((one) => one.kind === 'misstep').length;
    // A turn bears one suggestion, as long as there are turns enough.
    const isCrowded = picked.length < context.view.steps.length && picked.some((one) => one.turn === turn);
    const isTaken = isCrowded || picked.some((one) => one.subjectId === subjectId);
    const words = wordsFor(candidate, context);
    if (picked.length === AT_MOST) break;
    if (isTaken || words === undefined || (kind === 'misstep' && missteps === MISSTEPS_AT_MOST)) continue;
    picked.push({ turn, advice, words, subjectId, kind });
  }
  return picked.map(({ turn, advice, words, subjectId }) => ({ turn, advice, words, subjectId }));
}

/**
 * Two or three things to try, each with words one could have said at its turn: in place of the missteps that cost most,
 * where a lever had its opening, and, where these are few, for the first criteria that were not met.
 */
export function suggestions(context: SuggestionContext, unmet: readonly AnsweredCriterion[]): SuggestionView[] {
  const moved = [...fromMissteps(context), ...fromLevers(context)].sort((a, b) => b.gain - a.gain || a.turn - b.turn);
  const chosen = pick(moved, context);
  if (chosen.length >= AT_MOST - 1) return chosen;
  const taken = new Set(chosen.map(({ turn }) => turn));
  return pick([...moved, ...fromCriteria(unmet, context, taken)], context);
}
