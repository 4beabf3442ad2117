import { lastSegment, noSegments, takeWords } from '../../domain/index.js';
import type { Asked, PersonaMind } from '../../speech/index.js';
import { SpeechFault } from '../../speech/speech-fault.js';
import { isFitting } from './fitting.js';
import { leftOut } from './left-out.js';
import type { WordingMoment } from './persona-brief.js';
import { briefOf, commonTo } from './persona-brief.js';

/**
 * A reply as a mind words it, in segments that can be spoken, each checked before it is given; what the mind leaves out
 * follows in the authored words. Throws SpeechFault: `unfitting` as soon as it words what the persona would not say, or
 * what the mind fails with. The authored words are said then.
 */
export async function* worded(
  mind: PersonaMind,
  authored: string,
  moment: WordingMoment,
  asked: Asked,
): AsyncGenerator<string> {
  const { language } = moment.opening;
  const sayable = { authored, common: commonTo(moment), language };
  let said = '';
  for await (const text of inSegments(mind.reply(briefOf(moment, authored), asked))) {
    said = `${said} ${text}`;
    if (!isFitting(said, sayable)) throw new SpeechFault('unfitting', 'the persona would not say that');
    yield text;
  }
  yield* leftOut(said, authored, language);
}

/** A reply in its authored words, in the same segments. The space has the last sentence taken for whole. */
export function asAuthored(text: string): readonly string[] {
  const { segments, state } = takeWords(noSegments, `${text} `);
  return [...segments, ...lastSegment(state)];
}

async function* inSegments(words: AsyncIterable<string>): AsyncGenerator<string> {
  let segmenting = noSegments;
  for await (const more of words) {
    const { segments, state } = takeWords(segmenting, more);
    segmenting = state;
    yield* segments;
  }
  yield* lastSegment(segmenting);
}
