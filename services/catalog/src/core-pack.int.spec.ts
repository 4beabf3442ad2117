import { builtCore, soundCore } from './core-pack.js';

describe('the core pack as it was built', () => {
  it('is what a check finds', () => {
    expect(builtCore()).toMatchObject(JSON.parse(JSON.stringify(soundCore())) as object);
  });
});
