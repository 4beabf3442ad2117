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
  /** Turns it would fit, the best first. */
  turns: readonly number[];
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

/** A lever that came too early is suggested for the turns that were ripe for it. */
function fromLevers(context: SuggestionContext): Candidate[] {
  const { play, view, texts, language } = context;
  const phrase = phraseIn(context);
  return missedLevers(view, play.scenario).map(({ lever, openings, tooEarlyAt }) => {
    const label = phrase(lever.label);
    const advice =
      tooEarlyAt && lever.too_early
        ? texts.waitWithLever(label, lever.too_early[language])
        : texts.tryLever(label, lever.why[language]);
    return {
      ...{ advice, subjectId: lever.id, kind: 'lever', gain: sizeOf(lever.effect) },
      turns: openings.map(({ turn }) => turn.turn),
      options: lever.try[language],
    };
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
          turns: [step.turn.turn],
          advice: texts.insteadOfMisstep(phrase(misstep.label), misstep.why[language]),
          options: misstep.instead[language],
          subjectId: misstep.id,
          kind: 'misstep',
          gain: sizeOf(cause.effect) * MISSTEP_FACTOR,
        },
      ];
    }),
  );
}

/** Where the words of a criterion would have fitted: the turns that speak against it, else plain ones before others. */
function turnsFor({ score }: AnsweredCriterion, steps: readonly Step[]): number[] {
  const against = score.answer === 'not_met' ? score.evidence.map(({ turn }) => turn) : [];
  if (against.length > 0) return against;
  const [plain, telling] = [true, false].map((isPlain) =>
    steps.filter(({ shift }) => ((shift?.causes.length ?? 0) === 0) === isPlain).map(({ turn }) => turn.turn),
  );
  return steps.length === 0 ? [0] : [...(plain ?? []), ...(telling ?? []).reverse()];
}

function fromCriteria(unmet: readonly AnsweredCriterion[], { view, language }: SuggestionContext): Candidate[] {
  return unmet.map((one) => ({
    turns: turnsFor(one, view.steps),
    advice: one.criterion.missing[language],
    options: one.criterion.confirms[language],
    subjectId: one.criterion.id,
    kind: 'criterion',
    gain: 0,
  }));
}

/** Another wording each attempt, and never one that the learner said. */
function wordsFor({ options, subjectId }: Candidate, attempt: number, said: ReadonlySet<string>): string | undefined {
  const unsaid = options.filter((option) => !said.has(plain(option)));
  return unsaid[(hash(subjectId) + attempt) % unsaid.length];
}

const plain = (text: string) => wordsOf(text).join(' ');

type Picked = SuggestionView & Pick<Candidate, 'kind'>;

/** A turn bears one suggestion, as long as there are turns enough. */
function freeTurn({ turns }: Candidate, picked: readonly Picked[], context: SuggestionContext): number | undefined {
  const isFree = (turn: number) => !picked.some((one) => one.turn === turn);
  return picked.length < context.view.steps.length ? turns.find(isFree) : turns[0];
}

function isWanted({ subjectId, kind }: Candidate, picked: readonly Picked[]): boolean {
  const missteps = picked.filter((one) => one.kind === 'misstep').length;
  return !picked.some((one) => one.subjectId === subjectId) && (kind !== 'misstep' || missteps < MISSTEPS_AT_MOST);
}

function pick(candidates: readonly Candidate[], context: SuggestionContext): SuggestionView[] {
  const said = new Set(context.view.steps.map(({ turn }) => plain(turn.text)));
  const picked: Picked[] = [];
  for (const candidate of candidates) {
    if (picked.length === AT_MOST) break;
    const { advice, subjectId, kind } = candidate;
    const turn = freeTurn(candidate, picked, context);
    const words = wordsFor(candidate, context.attempt, said);
    if (turn === undefined || words === undefined || !isWanted(candidate, picked)) continue;
    picked.push({ turn, advice, words, subjectId, kind });
  }
  return picked.map(({ turn, advice, words, subjectId }) => ({ turn, advice, words, subjectId }));
}

/**
 * Two or three things to try, each with words one could have said at its turn: in place of the missteps that cost most,
 * where a lever had its opening, and, where these are few, for the first criteria that were not met.
 */
export function suggestions(context: SuggestionContext, unmet: readonly AnsweredCriterion[]): SuggestionView[] {
  const moved = [...fromMissteps(context), ...fromLevers(context)].sort((a, b) => b.gain - a.gain);
  return pick([...moved, ...fromCriteria(unmet, context)], context);
}
