import { describe, expect, it } from '@jest/globals';

import { ThreadWork } from './thread-work.js';

const threadOf = (source: string): ThreadWork =>
  new ThreadWork(new URL(`data:text/javascript,${encodeURIComponent(source)}`));

const doubling = `import { parentPort } from 'node:worker_threads';
parentPort.on('message', (input) => parentPort.postMessage(2 * input));`;

describe('work in a thread of its own', () => {
  it('gives the result of each input', async () => {
    const work = threadOf(doubling);
    expect(await Promise.all([work.run(3), work.run(4)])).toEqual([6, 8]);
  });

  it('throws what the thread throws', async () => {
    await expect(threadOf(`throw new Error('no such pack')`).run()).rejects.toThrow('no such pack');
  });

  it('may be tried again where the thread was stopped, but not here', async () => {
    const work = threadOf(`import 'node:worker_threads'; setInterval(() => undefined, 1000)`);
    const result = work.run();
    const refused = expect(result).rejects.toMatchObject({ code: 'work_cut_off' });
    await work.stop();
    await refused;
    await expect(work.run()).rejects.toMatchObject({ code: 'work_cut_off' });
  });
});
