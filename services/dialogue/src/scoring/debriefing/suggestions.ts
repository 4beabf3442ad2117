import type { Language, SuggestionView, Text } from '@repartee/proto';

import type { Play } from '../../model/index.js';
import type { Occasion, Standings } from '../../trial/index.js';
import { tryWords } from '../../trial/index.js';
import { saysNothing, wordsOf } from '../floor.js';
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
  /** Where the conversation stood. */
  standings: Standings;
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
/** A debriefing does not take long: so many candidates are tried, each at so many turns in so many words. */
const CANDIDATES_TRIED = 8;
const TURNS_TRIED = 2;
const WORDS_TRIED = 2;
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

/** Where nothing was said, any lever that needs nothing before it is a beginning. */
function toBeginWith(context: SuggestionContext): Candidate[] {
  const { play, view, texts, language } = context;
  const first = view.steps[0]?.turn.turn ?? 0;
  const phrase = phraseIn(context);
  return play.scenario.levers
    .filter(({ requires }) => requires === undefined)
    .map((lever) => ({
      ...{
        subjectId: lever.id,
        kind: 'lever',
        gain: sizeOf(lever.effect),
        turns: [first],
        options: lever.try[language],
      },
      advice: texts.tryLever(phrase(lever.label), lever.why[language]),
    }));
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

const byGain = (candidates: readonly Candidate[]) => [...candidates].sort((a, b) => b.gain - a.gain);

const plain = (text: string) => wordsOf(text).join(' ');

/** Sentences for it, another one first each attempt, and none that the learner said. */
function wordsFor({ options, subjectId }: Candidate, attempt: number, said: ReadonlySet<string>): string[] {
  const unsaid = options.filter((option) => !said.has(plain(option)));
  const first = unsaid.length === 0 ? 0 : (hash(subjectId) + attempt) % unsaid.length;
  return [...unsaid.slice(first), ...unsaid.slice(0, first)];
}

type Picked = SuggestionView & Pick<Candidate, 'kind'>;

/** A turn bears one suggestion, as long as there are turns enough. */
function freeTurns({ turns }: Candidate, picked: readonly Picked[], { view }: SuggestionContext): readonly number[] {
  const free = turns.filter((turn) => !picked.some((one) => one.turn === turn));
  return picked.length < view.steps.length ? free : turns;
}

function isWanted({ subjectId, kind }: Candidate, picked: readonly Picked[]): boolean {
  const missteps = picked.filter((one) => one.kind === 'misstep').length;
  return !picked.some((one) => one.subjectId === subjectId) && (kind !== 'misstep' || missteps < MISSTEPS_AT_MOST);
}

/**
 * When a turn was to be said, and what came of what was said and answered, without the silence that fell after it; before
 * the persona's last words where nothing was.
 */
export function occasionAt(
  turn: number,
  { standings: { before, answered }, view }: Pick<SuggestionContext, 'standings' | 'view'>,
): Occasion | undefined {
  const over = before.get(Infinity);
  if (view.steps.length === 0) {
    const first = before.get(1) ?? over;
    return first && { before: first };
  }
  const standing = before.get(turn);
  return standing && { before: standing, said: answered.get(turn + 1) ?? before.get(turn + 1) ?? over };
}

/** The first of its sentences that would have moved the persona, at the first turn where one does. */
function tried(
  candidate: Candidate,
  picked: readonly Picked[],
  context: SuggestionContext,
  said: ReadonlySet<string>,
): Picked | undefined {
  const { advice, subjectId, kind } = candidate;
  const options = wordsFor(candidate, context.attempt, said).slice(0, WORDS_TRIED);
  for (const turn of freeTurns(candidate, picked, context).slice(0, TURNS_TRIED))
    for (const words of options) {
      const occasion = occasionAt(turn, context);
      const trial = occasion && tryWords(context.play, occasion, words);
      if (!trial) continue;
      const { answer, before, after } = trial;
      const shift = {
        trust: after.trust - before.trust,
        tension: after.tension - before.tension,
        openness: after.openness - before.openness,
      };
      return { turn, advice, words, subjectId, kind, tried: { answer, shift } };
    }
  return undefined;
}

/**
 * Three things to try at most, each with words one could have said at its turn: in place of the missteps that cost most,
 * where a lever had its opening, and, where these are few, for the first criteria that were not met; where nothing was
 * said, what one could begin with. Each was played
 * through the engine at its turn and two turns further; what would not have moved the persona is not suggested.
 */
export function suggestions(context: SuggestionContext, unmet: readonly AnsweredCriterion[]): SuggestionView[] {
  const candidates = saysNothing(context.view)
    ? byGain(toBeginWith(context))
    : [...byGain([...fromMissteps(context), ...fromLevers(context)]), ...fromCriteria(unmet, context)];
  const said = new Set(context.view.steps.map(({ turn }) => plain(turn.text)));
  const picked: Picked[] = [];
  for (const candidate of candidates.slice(0, CANDIDATES_TRIED)) {
    if (picked.length === AT_MOST) break;
    const suggestion = isWanted(candidate, picked) ? tried(candidate, picked, context, said) : undefined;
    if (suggestion) picked.push(suggestion);
  }
  return picked;
}
