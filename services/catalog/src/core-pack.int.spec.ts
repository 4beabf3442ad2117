import type { SoundCore } from './core-pack.js';
import { builtCore, soundCore } from './core-pack.js';

/** Texts: to compare millions of values one by one takes longer than the check itself. */
const told = ({ pack, leftOut }: SoundCore) => ({
  leftOut,
  texts: [...pack.personas, ...pack.scenarios, ...pack.rubrics].map(({ content }) => JSON.stringify(content)),
});

describe('the core pack as it was built', () => {
  it('is what a check finds, which leaves out no file', () => {
    const built = builtCore();
    expect(built && told(built)).toEqual(told(soundCore()));
    expect(built?.leftOut).toBe(0);
  });
});
