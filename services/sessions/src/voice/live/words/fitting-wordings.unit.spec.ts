import { describe, expect, it } from '@jest/globals';

import { isFitting } from './fitting.js';
import { unseenOthers, unseenRewordings } from './unseen-wordings.fixture.js';
import { wordings } from './wordings.fixture.js';

/** Of texts for each authored line, those that may be said and those that are dropped. */
function judged(textsOf: (at: number) => readonly string[]) {
  const all = wordings.flatMap(({ sayable }, at) =>
    textsOf(at).map((text) => ({ text, fits: isFitting(text, sayable) })),
  );
  const texts = (fits: boolean) => all.filter((one) => one.fits === fits).map(({ text }) => text);
  return { count: all.length, said: texts(true), dropped: texts(false) };
}

describe('what minds make of authored lines', () => {
  it('may be said where it rewords the line, but for a no that the line has not', () => {
    const { count, dropped } = judged((at) => wordings[at]?.rewordings ?? []);
    expect(count).toBeGreaterThanOrEqual(40);
    expect(dropped).toEqual(['It says in your letter that I wasn’t there. I was at home, and there was no bell.']);
  });

  it('is dropped where it leaves the role, agrees, promises, admits, thanks, or speaks of something else', () => {
    const { count, said } = judged((at) => wordings[at]?.others ?? []);
    expect(count).toBeGreaterThanOrEqual(60);
    expect(said).toEqual([]);
  });
});

/** The rates in docs/voice.md. */
describe('what they make of them in words that no rule was made for', () => {
  it('may be said where it rewords the line', () => {
    expect(judged((at) => unseenRewordings[at] ?? [])).toMatchObject({ count: 16, dropped: [] });
  });

  it('is dropped in two of three cases where it does something else', () => {
    const { count, said } = judged((at) => unseenOthers[at] ?? []);
    expect([count, said.length]).toEqual([27, 10]);
  });
});
