import type { About } from '../corpus/corpus.js';
import type { Finding } from '../finding.js';
import type { Asked } from '../stage/asked.js';
import type { SaidAnswer } from '../stage/said.js';
import { shareOf } from '../tally.js';

const everyKind = (kind: About['kind']): readonly string[] => (kind === 'amount' ? ['amount', 'price'] : [kind]);

/**
 * Whether an answer, a refusal or a way of not knowing is about what was asked: the annotated topic; or the annotated
 * kind where the matter, or the question that was heard, has no topic. Not knowing names no matter, so the topic must
 * have been heard.
 */
function deals(answer: SaidAnswer, { topic, kind }: About, heard: readonly string[]): boolean {
  const isOfKind = everyKind(kind).some((one) => answer.kinds.includes(one));
  if (topic === 'none') return isOfKind;
  if (answer.how === 'not_known') return heard.includes(topic) || answer.topics.includes(topic);
  return answer.topics.length === 0 ? isOfKind : answer.topics.includes(topic);
}

/** Each question finds an answer of its own. */
export function isAnswered({ about, topics, said }: Asked): boolean {
  const [first, second] = about;
  if (!first) return true;
  return said.answers.some((one) => {
    if (!deals(one, first, topics)) return false;
    return !second || said.answers.some((other) => other !== one && deals(other, second, topics));
  });
}

/**
 * Share of questions that the reply answers, refuses with a reason, or does not know about as this person would. That
 * some sentence follows is not enough, and neither is an answer to something else.
 */
export function questionsAnswered(asked: readonly Asked[]): Finding {
  const missed = asked.filter((one) => !isAnswered(one));
  return {
    tally: shareOf(asked, isAnswered),
    cases: missed.map(({ moment, text, about, topics, said }) => ({
      who: moment,
      turns: [text],
      reply: said.text,
      expected: `an answer about ${about.map(({ topic, kind }) => `${topic}/${kind}`).join(' and ')}; heard [${topics.join(', ')}], answered [${said.answers.map(({ question, how }) => `${question} ${how}`).join(', ')}]`,
      weight: missed.filter((one) => one.text === text).length,
    })),
  };
}
