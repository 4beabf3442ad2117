import { describe, expect, it } from '@jest/globals';
import { VirtualClock } from '@repartee/kernel';

import { SpeechFault } from '../speech-fault.js';
import { attempted } from './attempts.js';
import type { AttemptSettings } from './attempts.js';
import { Breaker } from './breaker.js';

const settings: AttemptSettings = { firstMs: 3_000, gapMs: 1_000, attempts: 2, hedgeAfterMs: null, pauseMs: 100 };
const broken = () => new SpeechFault('unavailable', 'status 500');

/** What an attempt does: pieces and failures, each after so long. */
type Script = readonly (readonly [ms: number, piece: string | Error])[];

function createTestAsking(scripts: readonly Script[], change: Partial<AttemptSettings> = {}) {
  const clock = new VirtualClock(0, 5);
  const breaker = new Breaker(clock, { failures: 2, restMs: 10_000 });
  const begunAt: number[] = [];
  const aborted: number[] = [];
  const controller = new AbortController();
  async function* begin(signal: AbortSignal): AsyncGenerator<string> {
    const index = begunAt.push(clock.now()) - 1;
    signal.addEventListener('abort', () => aborted.push(index));
    for (const [ms, piece] of scripts[index] ?? []) {
      await clock.delay(ms);
      if (typeof piece !== 'string') throw piece;
      yield piece;
    }
  }
  const heard: string[] = [];
  const ask = async (): Promise<void> => {
    const around = { clock, breaker, signal: controller.signal };
    try {
      for await (const piece of attempted(begin, { ...settings, ...change }, around))
        heard.push(`${clock.now()} ${piece}`);
      heard.push(`${clock.now()} .`);
    } catch (error) {
      heard.push(`${clock.now()} ${error instanceof SpeechFault ? error.code : String(error)}`);
    }
  };
  return { clock, begunAt, aborted, heard, ask, controller };
}

describe('an answer that comes', () => {
  it('is passed on piece by piece', async () => {
    const { clock, heard, ask } = createTestAsking([
      [
        [200, 'a'],
        [300, 'b'],
      ],
    ]);
    void ask();
    await clock.advance(1_000);
    expect(heard).toEqual(['200 a', '500 b', '500 .']);
  });

  it('is left alone once it is whole', async () => {
    const { clock, aborted, ask } = createTestAsking([[[200, 'a']]]);
    void ask();
    await clock.advance(1_000);
    expect(aborted).toEqual([]);
  });

  it('is asked for again where nothing was said before it failed', async () => {
    const { clock, heard, ask, begunAt } = createTestAsking([[[50, broken()]], [[200, 'a']]]);
    void ask();
    await clock.advance(1_000);
    expect(begunAt).toEqual([0, 150]);
    expect(heard).toEqual(['350 a', '350 .']);
  });

  it('is not asked for again once something was said', async () => {
    const { clock, heard, ask, begunAt } = createTestAsking([
      [
        [50, 'a'],
        [50, broken()],
      ],
      [[1, 'b']],
    ]);
    void ask();
    await clock.advance(5_000);
    expect(begunAt).toEqual([0]);
    expect(heard).toEqual(['50 a', '100 unavailable']);
  });

  it('is waited for as long as the provider asks to be left alone', async () => {
    const busy = new SpeechFault('unavailable', 'status 429', 1_000);
    const { clock, ask, begunAt } = createTestAsking([[[10, busy]], [[1, 'a']]]);
    void ask();
    await clock.advance(2_000);
    expect(begunAt).toEqual([0, 1_010]);
  });

  it('is not asked for beside one that has failed, before the provider may be asked again', async () => {
    const busy = new SpeechFault('unavailable', 'status 429', 1_000);
    const { clock, ask, begunAt } = createTestAsking([[[10, busy]], [[1, 'a']]], { hedgeAfterMs: 400 });
    void ask();
    await clock.advance(2_000);
    expect(begunAt).toEqual([0, 1_010]);
  });

  it('is not waited for where the provider asks to be left alone for longer than anybody waits', async () => {
    const busy = new SpeechFault('unavailable', 'status 429', 30_000);
    const { clock, ask, begunAt, heard } = createTestAsking([[[10, busy]], [[1, 'a']]], { hedgeAfterMs: 400 });
    void ask();
    await clock.advance(40_000);
    expect(begunAt).toEqual([0]);
    expect(heard).toEqual(['10 unavailable']);
  });

  it('may be asked for twice, and the slower one is given up', async () => {
    const { clock, heard, ask, aborted, begunAt } = createTestAsking([[[2_000, 'slow']], [[100, 'quick']]], {
      hedgeAfterMs: 400,
    });
    void ask();
    await clock.advance(3_000);
    expect(begunAt).toEqual([0, 400]);
    expect(heard).toEqual(['500 quick', '500 .']);
    expect(aborted).toContain(0);
  });
});

describe('an answer that does not come', () => {
  it('is given up at its deadline, over all attempts', async () => {
    const { clock, heard, ask, aborted } = createTestAsking([[[9_000, 'late']]]);
    void ask();
    await clock.advance(10_000);
    expect(heard).toEqual(['3000 late']);
    expect(aborted).toEqual([0]);
  });

  it('is given up where it does not go on', async () => {
    const { clock, heard, ask } = createTestAsking([
      [
        [100, 'a'],
        [1_001, 'b'],
      ],
    ]);
    void ask();
    await clock.advance(5_000);
    expect(heard).toEqual(['100 a', '1100 late']);
  });

  it('is not asked for again where it was refused', async () => {
    const { clock, heard, ask, begunAt } = createTestAsking([[[10, new SpeechFault('refused', 'status 401')]]]);
    void ask();
    await clock.advance(1_000);
    expect(begunAt).toEqual([0]);
    expect(heard).toEqual(['10 refused']);
  });

  it('is cancelled at once when nobody waits for it', async () => {
    const { clock, heard, ask, controller, aborted } = createTestAsking([[[900, 'a']]]);
    void ask();
    await clock.advance(300);
    controller.abort();
    await clock.advance(5_000);
    expect(heard).toEqual(['300 cancelled']);
    expect(aborted).toEqual([0]);
  });
});

describe('a provider that fails again and again', () => {
  const failing: Script = [[10, broken()]];

  it('is left alone for a while, then tried by one', async () => {
    const { clock, heard, ask, begunAt } = createTestAsking([failing, failing, [[10, 'a']]], { attempts: 1 });
    for (let n = 0; n < 3; n++) {
      void ask();
      await clock.advance(100);
    }
    expect(heard).toEqual(['10 unavailable', '110 unavailable', '200 resting']);
    await clock.advance(9_810);
    void ask();
    void ask();
    await clock.advance(100);
    expect(begunAt).toHaveLength(3);
    expect(heard.slice(3)).toEqual(['10110 resting', '10120 a', '10120 .']);
  });

  it('is tried by one alone, whatever ends meanwhile that was asked before it broke down', async () => {
    const slow: Script = [[20_000, new SpeechFault('refused', 'status 401')]];
    const { clock, heard, ask, begunAt } = createTestAsking([slow, failing, failing, [[500, 'a']]], {
      ...{ attempts: 1, firstMs: 30_000 },
    });
    for (let n = 0; n < 3; n++) void ask();
    await clock.advance(19_900);
    void ask();
    await clock.advance(150);
    void ask();
    await clock.advance(500);
    expect(begunAt).toHaveLength(4);
    expect(heard.slice(2)).toEqual(['20000 refused', '20050 resting', '20400 a', '20400 .']);
  });
});
