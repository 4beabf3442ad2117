import type { Readings } from './readings.js';
import { beginTalk, spoken } from './talk.js';

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

/** What is said to each of these lines in turn, with every wording seed; nothing to those after the end. */
export function repliesTo(lines: readonly string[], readings: Readings): readonly string[][] {
  const { language } = readings;
  const replies: string[][] = lines.map(() => []);
  for (const wordingSeed of seeds) {
    let { talk } = beginTalk(readings, { language, wordingSeed, attempt: 1 });
    for (const [index, line] of lines.entries()) {
      const said = spoken(talk, line);
      talk = said.talk;
      replies[index]?.push(talk.end ? (talk.state.texts.at(-1) ?? '') : said.exchange.said.text);
      if (talk.end) break;
    }
  }
  return replies;
}
