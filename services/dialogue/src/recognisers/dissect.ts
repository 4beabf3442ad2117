import type { Language } from '@repartee/proto';
import type { Match } from '../patterns/index.js';
import type { Play, Slot } from '../model/index.js';
import type { Analysis } from './analysis.js';
import { analyse, hitsIn } from './analysis.js';
import { allAsksOf } from './asks.js';
import type { Asked } from './asks.js';
import type { ReadingContext } from './context.js';
import type { Found } from './cues/found.js';
import { findCues } from './cues/index.js';
import { commitmentsOf } from './cues/promise.js';
import { prepareLexicon } from './play-lexicon.js';
import type { PlayLexicon } from './play-lexicon.js';
import { askedIn, mentionsOf, scenarioCues, topicsOf } from './scenario-words.js';
import { piecesOfTurn, slotsOf } from './slots/index.js';
import { recordOf } from './slots/record.js';
import { promisesOf } from './slots/promises.js';
import { wordsOf } from './text/words.js';
import type { Word } from './text/words.js';

/** Twenty minutes of speech. Cues are not looked for beyond it: what a pasted book says is no turn of a conversation. */
const READ_CHARACTERS = 20_000;

/** What a turn holds of its scenario. */
export interface ScenarioWords {
  mentions: readonly Match<string>[];
  topics: readonly string[];
  /** Every question of the turn, in order. */
  asks: readonly Asked[];
  cues: readonly Found[];
}

/** What a turn says by itself, whatever was said before it. */
export interface Dissected {
  turn: Analysis;
  lexicon: PlayLexicon | undefined;
  slots: readonly Slot[];
  /** Cues of any conversation, but for questions and reflections. */
  general: readonly Found[];
  words: ScenarioWords;
  wordCount: number;
}

/** Content's own sentences, told apart once and read against many conversations. */
const authored = new WeakMap<Play, Record<Language, Map<string, Dissected>>>();

const authoredIn = (play: Play, language: Language): Map<string, Dissected> => {
  const known = authored.get(play) ?? { en: new Map<string, Dissected>(), fr: new Map<string, Dissected>() };
  authored.set(play, known);
  return known[language];
};

/** Takes a turn apart, without what came before it. */
export function dissect(context: ReadingContext): Dissected {
  const { play, text, language } = context;
  if (context.authored !== true || play === undefined) return takenApart(context);
  const kept = authoredIn(play, language);
  const known = kept.get(text) ?? takenApart(context);
  kept.set(text, known);
  return known;
}

function takenApart(context: ReadingContext): Dissected {
  const { text, language, play } = context;
  const turn = analyse(text.slice(0, READ_CHARACTERS), language);
  const lexicon = play && prepareLexicon(play, language);
  const commitments = commitmentsOf(turn);
  const pieces = piecesOfTurn(turn);
  const address = play?.persona.style.address ?? 'vous';
  const slots = slotsOf(turn, pieces, promisesOf(turn, { commitments, pieces, address }));
  const adviceWanted = play === undefined && wantsAdvice(context);
  return {
    turn,
    lexicon,
    slots: play ? recordOf(turn, slots, { pieces, address }) : slots,
    general: findCues(turn, { commitments, slots, adviceWanted }),
    words: scenarioWords(turn, lexicon),
    wordCount: writtenWords(text.length > READ_CHARACTERS ? wordsOf(text, language).words : turn.words),
  };
}

function wantsAdvice({ previous, language }: ReadingContext): boolean {
  if (previous?.text === undefined) return false;
  const other = analyse(previous.text.slice(-READ_CHARACTERS), language);
  return other.questions.length > 0 && hitsIn(other, 'advice_wanted').length > 0;
}

function scenarioWords(turn: Analysis, lexicon: PlayLexicon | undefined): ScenarioWords {
  if (!lexicon) return { mentions: [], topics: [], asks: [], cues: [] };
  const mentions = mentionsOf(turn, lexicon);
  const asks = allAsksOf(turn, lexicon, { asked: askedIn(turn, lexicon), mentions });
  const asked = asks.flatMap((ask) => ('id' in ask ? (lexicon.questionTopics.get(ask.id) ?? []) : []));
  return { mentions, topics: [...new Set([...topicsOf(mentions), ...asked])], asks, cues: scenarioCues(turn, lexicon) };
}

/** Words as they are written: "don't" is one. */
function writtenWords(words: readonly Word[]): number {
  let count = 0;
  let end = -1;
  for (const { from, to } of words) {
    if (from > end) count += 1;
    end = Math.max(end, to);
  }
  return count;
}
