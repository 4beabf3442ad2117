import { describe, expect, it } from '@jest/globals';

import { createTestAppend } from '../journal/journal.fixtures.js';
import { createTestKernel } from './kernel.fixtures.js';

describe('a process that ends while Kafka is away', () => {
  const kafka = { source: { brokers: ['127.0.0.1:1'], prefix: '' }, instance: 'directory-0' };

  it('waits as long as it is told to, closes everything, and names the journal and the command that ships it', async () => {
    const waited: number[] = [];
    const shipWithinMs = () => {
      waited.push(performance.now());
      return 700;
    };
    const kernel = await createTestKernel({ kafka: { ...kafka, shipWithinMs } });
    await kernel.journal.append(createTestAppend('red', ['a', 'b']));

    const closed: unknown = await kernel.close().catch((error: unknown) => error);
    expect(closed).toMatchObject({ name: 'UnshippedJournal', code: 'unshipped_journal', exit: 3, events: 2 });
    expect(String(closed)).toMatch(/relay -- --journal \S*journal\.sqlite$/);
    expect(performance.now() - (waited[0] ?? 0)).toBeGreaterThanOrEqual(690);
    expect(kernel.logged()).toMatch(/journal\.sqlite/);
    await expect(kernel.journal.append(createTestAppend('red', ['c']))).rejects.toThrow();
  }, 30_000);

  it('ends as always where its journal is empty', async () => {
    const kernel = await createTestKernel({ kafka });

    await expect(kernel.close()).resolves.toBeUndefined();
  }, 30_000);
});
