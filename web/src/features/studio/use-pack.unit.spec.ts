import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, expect, describe, it, vi } from 'vitest';

import { usePack } from './use-pack.js';

afterEach(() => vi.restoreAllMocks());

const publishable = {
  ...{ dryRun: true, errors: [], warnings: [] },
  contents: [{ kind: 'scenarios', pin: { id: 'price', version: 2, sha256: 'x' }, outcome: 'new' }],
};

/** A pack before a server that answers when it is told to. */
const createTestPack = () => {
  const answers: ((response: Response) => void)[] = [];
  vi.spyOn(window, 'fetch').mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
  const opened: ReturnType<typeof usePack>[] = [];
  const setup = () => {
    opened.push(usePack());
    return () => null;
  };
  mount({ setup }, { global: { plugins: [[VueQueryPlugin, { queryClient: new QueryClient() }]] } });
  const [pack] = opened;
  if (!pack) throw new Error('The pack was not set up.');
  return { pack, answer: (at: number) => answers[at]?.(Response.json(publishable)), asked: answers };
};

describe('when other files are chosen before the first were checked', () => {
  it('says nothing of the second by the answer to the first', async () => {
    const { pack, answer, asked } = createTestPack();
    await pack.take([new File(['a'], 'a.yaml')]);
    await pack.take([new File(['b'], 'b.yaml')]);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    answer(0);
    await flushPromises();
    expect(pack.mayPublish.value).toBe(false);
    answer(1);
    await vi.waitFor(() => expect(pack.mayPublish.value).toBe(true));
  });
});
