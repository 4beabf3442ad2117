import type { Analysis } from '../analysis.js';
import type { AskedFor } from '../language/pack.js';
import { namesNothing } from '../question-kind.js';
import type { Question } from '../questions.js';

const saysLittle: ReadonlySet<string> = new Set(['yes_no', 'other', 'opinion']);
const wordsAside = 4;
const wordsOfEcho = 5;

const isJoined = ({ words, pack }: Analysis, at: number): boolean => pack.inquiring.joining.has(words[at]?.text ?? '');

const sentenceOf = ({ words }: Analysis, { first }: Question): number => words[first]?.sentence ?? -1;

const followsInSentence = (turn: Analysis, at: number): boolean => {
  const [before, question] = [turn.questions[at - 1], turn.questions[at]];
  return before !== undefined && question !== undefined && sentenceOf(turn, before) === sentenceOf(turn, question);
};

/** "Shall I begin, or would you rather tell me first?" puts two things to choose from. */
export const isOtherHalf = (turn: Analysis, at: number): boolean => {
  const question = turn.questions[at];
  if (!question || !followsInSentence(turn, at)) return false;
  const { choosing } = turn.pack.inquiring;
  return [question.first - 1, question.first].some((word) => choosing.has(turn.words[word]?.text ?? ''));
};

/** "How many are urgent, would you say?": a few words that name nothing, after the question that they belong to. */
const isAside = (turn: Analysis, at: number, kind: AskedFor): boolean => {
  const question = turn.questions[at];
  if (!question || !saysLittle.has(kind) || question.last - question.first >= wordsAside) return false;
  const words = turn.words.slice(question.first, question.last + 1);
  return followsInSentence(turn, at) && !isJoined(turn, question.first) && namesNothing(words, turn.language);
};

/** "Since April? How many hours is that?": a few words given back with a mark lead up to the question after them. */
const isEcho = (turn: Analysis, at: number): boolean => {
  const [question, next] = [turn.questions[at], turn.questions[at + 1]];
  if (question?.form !== 'marked' || next === undefined || question.last - question.first >= wordsOfEcho) return false;
  const opening = [question, next].map((one) => turn.sentences[sentenceOf(turn, one)]?.first ?? one.first);
  return sentenceOf(turn, question) !== sentenceOf(turn, next) && !opening.some((first) => isJoined(turn, first));
};

/** Whether what has the form of a question asks nothing of its own beside another. */
export const isMere = (turn: Analysis, at: number, kind: AskedFor): boolean =>
  isAside(turn, at, kind) || isEcho(turn, at);
