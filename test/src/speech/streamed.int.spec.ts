import { setTimeout as delay } from 'node:timers/promises';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SystemClock } from '@repartee/kernel';
import type { Sound, TranscriptPiece } from '@repartee/sessions/speech';
import { OpenAiSpeechToText, Provider, SpeechFault, StreamedSpeechToText } from '@repartee/sessions/speech';

import { eventually } from '../harness/eventually.js';
import { StandIn } from './stand-in.js';

const RATE = 16_000;

let standIn: StandIn;
let metered: (number | undefined)[];
/** What has come so far. */
let pieces: TranscriptPiece[];

beforeAll(async () => {
  standIn = await StandIn.start();
});

beforeEach(() => {
  standIn.faults = [];
  standIn.received.length = 0;
  standIn.hungUp = 0;
  standIn.streamsTranscripts = true;
  metered = [];
  pieces = [];
});

afterAll(() => standIn.stop());

function recogniser(): StreamedSpeechToText {
  const provider = new Provider(
    {
      ...{ baseUrl: `${standIn.origin}/v1`, model: 'a-model', breaker: { failures: 9, restMs: 60_000 } },
      attempts: { firstMs: 1_500, gapMs: 200, attempts: 2, hedgeAfterMs: null, pauseMs: 10 },
    },
    new SystemClock(),
  );
  return new StreamedSpeechToText(provider, new OpenAiSpeechToText(provider));
}

const soundOf = (ms: number): Sound => ({ pcm: new Uint8Array((ms * RATE) / 500).fill(1), rate: RATE });

/** So many milliseconds; until something has happened; or on and on, until so often was asked. */
type Stretch = number | (() => Promise<unknown>) | { untilAsked: number };

/** Somebody who speaks in stretches, each once what is to happen before has happened. */
async function* speaking(...stretches: readonly Stretch[]): AsyncGenerator<Sound> {
  for (const stretch of stretches) {
    if (typeof stretch === 'number') yield soundOf(stretch);
    else if (typeof stretch === 'function') await stretch();
    else yield* goingOn(stretch.untilAsked);
  }
}

async function* goingOn(untilAsked: number): AsyncGenerator<Sound> {
  while (standIn.received.length < untilAsked) {
    yield soundOf(1);
    await delay(1);
  }
}

/** How it ends: well, or the code of what went wrong. */
async function recognised(sound: AsyncIterable<Sound>, signal = new AbortController().signal): Promise<string> {
  const meter = ({ heardMs }: { heardMs?: number }): void => void metered.push(heardMs);
  try {
    for await (const piece of recogniser().transcribe(sound, { language: 'en' }, { signal, meter })) pieces.push(piece);
    return 'well';
  } catch (error) {
    if (!(error instanceof SpeechFault)) throw error;
    return error.code;
  }
}

const asked = (count: number) => () => eventually(() => standIn.received.length === count);
const told = (count: number) => () => eventually(() => pieces.length === count);

const words = [
  { text: 'Good', final: false },
  { text: 'Good morning.', final: false },
];
const whole = { text: 'Good morning.', final: true, noSpeech: 0.02 };
const askedToStream = (): boolean[] =>
  standIn.received.map(({ body }) => /name="stream"\s+true/.test(body.toString('latin1')));

describe('a recogniser that streams its words', () => {
  it('gives them as they come, and then all of them with its estimate of silence', async () => {
    await recognised(speaking(700, told(2), 100));
    expect(pieces).toEqual([...words, whole]);
    expect(askedToStream()).toEqual([true, false]);
    expect(metered).toEqual([700, 800]);
  });

  it('is asked once where there is time for no more', async () => {
    await recognised(speaking(300));
    expect(pieces).toEqual([whole]);
    expect(metered).toEqual([300]);
  });

  it('is asked while somebody is still speaking, each time about twice as much', async () => {
    await recognised(speaking(500, 200, told(2), 600, { untilAsked: 2 }, 100));
    expect(pieces).toEqual([...words, whole]);
    expect(metered).toEqual([700, expect.any(Number), expect.any(Number)]);
    // Nothing is asked before there is twice as much.
    expect(metered[1]).toBeGreaterThanOrEqual(1_400);
    expect(metered[2]).toBeGreaterThanOrEqual(metered[1]! + 100);
  });

  it('has nothing taken back by an answer that begins anew', async () => {
    standIn.faults = [{ fault: 'none' }, { fault: 'slow_first', ms: 50 }];
    await recognised(speaking(700, told(2), 700, { untilAsked: 2 }, 100));
    expect(pieces.map(({ text }) => text)).toEqual(['Good', 'Good morning.', 'Good morning.']);
  });

  it('may have heard nothing', async () => {
    standIn.faults = [{ fault: 'empty' }];
    await recognised(speaking(300));
    expect(pieces).toEqual([{ text: '', final: true }]);
  });

  it('is hung up on when nobody waits for it', async () => {
    standIn.faults = [{ fault: 'slow_first', ms: 1_000 }];
    const controller = new AbortController();
    const ended = recognised(speaking(300), controller.signal);
    await asked(1)();
    controller.abort();
    expect(await ended).toBe('cancelled');
    await eventually(() => standIn.hungUp === 1);
    expect(pieces).toEqual([]);
  });
});

describe('a recogniser whose stream goes wrong', () => {
  it.each([
    ['stalls', [{ fault: 'stall', ms: 1_000 }], [words[0]]],
    ['is cut', [{ fault: 'cut' }], [words[0]]],
    ['is nonsense', [{ fault: 'nonsense' }, { fault: 'nonsense' }], []],
    ['is refused', [{ fault: 'status', status: 400 }], []],
  ] as const)('says all the same what was said in all, where it %s', async (_, faults, before) => {
    standIn.faults = [...faults];
    const isOver = async (): Promise<void> => {
      await asked(faults.length)();
      await told(before.length)();
    };
    await recognised(speaking(700, isOver, 100));
    expect(pieces).toEqual([...before, whole]);
    expect(askedToStream().at(-1)).toBe(false);
  });

  it('says what is wrong where that can’t be had either', async () => {
    standIn.faults = Array.from({ length: 2 }, () => ({ fault: 'status', status: 500 }) as const);
    expect(await recognised(speaking(300))).toBe('unavailable');
  });
});

describe('a recogniser that does not know how to stream', () => {
  it('is asked about what was said so far all the same', async () => {
    standIn.streamsTranscripts = false;
    await recognised(speaking(700, told(1), 100));
    expect(pieces).toEqual([words[1], whole]);
    expect(standIn.received).toHaveLength(2);
  });
});
