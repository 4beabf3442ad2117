import { InTurn } from './in-turn.js';

describe('when several tasks have the same key', () => {
  it('runs them one after the other', async () => {
    const inTurn = new InTurn();
    const seen: string[] = [];
    const task = (name: string) => async () => {
      seen.push(`${name} begins`);
      await Promise.resolve();
      seen.push(`${name} ends`);
    };
    await Promise.all([inTurn.run('a', task('first')), inTurn.run('a', task('second'))]);
    expect(seen).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('goes on after one that fails, and hands its error to its caller', async () => {
    const inTurn = new InTurn();
    const failing = inTurn.run('a', () => Promise.reject(new Error('broken')));
    const next = inTurn.run('a', () => Promise.resolve(2));
    await expect(failing).rejects.toThrow('broken');
    await expect(next).resolves.toBe(2);
  });
});
