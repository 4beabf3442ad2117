import { afterEach, describe, expect, it } from '@jest/globals';

import { StandingThread } from './standing-thread.js';

const answering = (answer: string) => {
  const side = new URL('../../dist/concurrency/answer-in-thread.js', import.meta.url).href;
  const source = `import { answerInThread } from ${JSON.stringify(side)};\nanswerInThread(${answer});`;
  return new StandingThread<number, number, number>(new URL(`data:text/javascript,${encodeURIComponent(source)}`));
};
const two = { key: 'two', contents: 2 };

describe('a thread that answers questions', () => {
  let thread: StandingThread<number, number, number>;
  afterEach(() => thread.stop());

  it('answers each with the contents that are meant', async () => {
    thread = answering('(question, contents) => question * contents');
    const answers = [thread.ask(3, two), thread.ask(3, { key: 'ten', contents: 10 }), thread.ask(4, two)];
    expect(await Promise.all(answers)).toEqual([6, 30, 8]);
  });

  it('is sent contents once', async () => {
    thread = answering('(question, contents) => question * contents');
    await thread.ask(1, two);
    expect(await thread.ask(1, { key: 'two', contents: 5 })).toBe(2);
  });

  it('throws what an answer throws, and goes on', async () => {
    thread = answering('(question) => { if (question < 0) throw new RangeError("below nothing"); return question; }');
    await expect(thread.ask(-1, two)).rejects.toThrow('below nothing');
    expect(await thread.ask(7, two)).toBe(7);
  });

  it('begins anew after it has ended, contents and all', async () => {
    thread = answering('(question, contents) => (question < 0 ? process.exit(1) : question * contents)');
    expect(await thread.ask(3, two)).toBe(6);
    await expect(thread.ask(-1, two)).rejects.toMatchObject({ code: 'work_cut_off' });
    expect(await thread.ask(4, two)).toBe(8);
  });

  it('says what it broke on, and of an answer that cannot travel that it cannot', async () => {
    thread = answering(
      '(question) => { setImmediate(() => { throw new Error("out of reach"); }); return new Promise(() => undefined); }',
    );
    await expect(thread.ask(1, two)).rejects.toThrow('out of reach');
    thread = answering('() => () => undefined');
    await expect(thread.ask(1, two)).rejects.toThrow('could not be cloned');
  });

  it('gives up what is unanswered when it is stopped, and is asked no more', async () => {
    thread = answering('() => new Promise(() => undefined)');
    const refused = expect(thread.ask(1, two)).rejects.toMatchObject({ code: 'work_cut_off' });
    await thread.stop();
    await refused;
    await expect(thread.ask(1, two)).rejects.toMatchObject({ code: 'work_cut_off' });
  });
});
