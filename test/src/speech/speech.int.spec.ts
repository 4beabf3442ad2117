import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SystemClock } from '@repartee/kernel';
import type { Asked, AttemptSettings, Sound } from '@repartee/sessions/speech';
import { OpenAiMind, OpenAiSpeechToText, OpenAiTextToSpeech, Provider, SpeechFault } from '@repartee/sessions/speech';

import { LETTER_MS, SPOKEN_RATE, readOut } from './spelled-sound.js';
import { MIND_VERSION, StandIn } from './stand-in.js';

const attempts: AttemptSettings = { firstMs: 1_500, gapMs: 400, attempts: 2, hedgeAfterMs: null, pauseMs: 10 };
const never = (): AbortSignal => new AbortController().signal;

let standIn: StandIn;
/** What providers were asked for, call by call. */
let metered: object[] = [];
const meter: Asked['meter'] = (use) => void metered.push(use);

beforeAll(async () => {
  standIn = await StandIn.start();
});

beforeEach(() => {
  standIn.faults = [];
  standIn.received.length = 0;
  metered = [];
  standIn.hungUp = 0;
  standIn.refusesEstimates = null;
});

afterAll(() => standIn.stop());

const provider = (change: Partial<AttemptSettings> = {}): Provider =>
  new Provider(
    {
      baseUrl: `${standIn.origin}/v1`,
      model: 'a-model',
      attempts: { ...attempts, ...change },
      breaker: { failures: 3, restMs: 60_000 },
    },
    new SystemClock(),
  );

/** All pieces, and the code of what ended them where they did not end well. */
async function all<Piece>(pieces: AsyncIterable<Piece>): Promise<{ pieces: Piece[]; fault?: string }> {
  const heard: Piece[] = [];
  try {
    for await (const piece of pieces) heard.push(piece);
    return { pieces: heard };
  } catch (error) {
    if (!(error instanceof SpeechFault)) throw error;
    return { pieces: heard, fault: error.code };
  }
}

const brief = { instructions: 'You are Samira.', said: [{ speaker: 'learner' as const, text: 'What happened?' }] };
const words = (change?: Partial<AttemptSettings>, signal = never()) =>
  all(new OpenAiMind(provider(change)).reply(brief, { signal, meter }));

describe('a mind behind an endpoint', () => {
  it('words its reply piece by piece, and is told who it is', async () => {
    expect(await words()).toEqual({ pieces: ['I waited ', 'on two ', 'mornings.'] });
    expect(JSON.parse(standIn.received[0]!.body.toString())).toMatchObject({
      model: 'a-model',
      stream: true,
      messages: [
        { role: 'system', content: 'You are Samira.' },
        { role: 'user', content: 'What happened?' },
      ],
    });
  });

  it('is known by the version that it answers as', async () => {
    const mind = new OpenAiMind(provider());
    expect(mind.version).toBe('');
    await all(mind.reply(brief, { signal: never(), meter }));
    expect(mind.version).toBe(MIND_VERSION);
  });

  it('counts its own tokens, and is estimated where it does not', async () => {
    await words();
    standIn.script = { ...standIn.script, usage: null };
    await words();
    standIn.script = { ...standIn.script, usage: { prompt_tokens: 41, completion_tokens: 7 } };
    // 15 + 14 characters asked, 25 worded, four to a token.
    expect(metered).toEqual([{ tokensIn: 41, tokensOut: 7 }, { tokensIn: 8, tokensOut: 7 }]); // prettier-ignore
  });

  it('is estimated as far as it came where it is cut, and not counted where it did not begin', async () => {
    standIn.faults = [{ fault: 'cut' }];
    await words();
    standIn.faults = [{ fault: 'status', status: 401 }];
    await words();
    expect(metered).toEqual([{ tokensIn: 8, tokensOut: 3 }]);
  });

  it.each([
    ['429', { fault: 'status', status: 429, retryAfterS: 0 }],
    ['500', { fault: 'status', status: 500 }],
    ['nonsense', { fault: 'nonsense' }],
    ['no word', { fault: 'empty' }],
  ] as const)('is asked again after %s', async (_, fault) => {
    standIn.faults = [fault];
    expect(await words()).toEqual({ pieces: ['I waited ', 'on two ', 'mornings.'] });
    expect(standIn.received).toHaveLength(2);
  });

  it('is asked twice where the first word is slow, and the slow answer is hung up on', async () => {
    standIn.faults = [{ fault: 'slow_first', ms: 1_200 }];
    expect((await words({ hedgeAfterMs: 100 })).pieces).toHaveLength(3);
    expect(standIn.received).toHaveLength(2);
    expect(standIn.hungUp).toBe(1);
  });

  it('is given up where its first word does not come in time', async () => {
    standIn.faults = [{ fault: 'slow_first', ms: 1_000 }];
    expect(await words({ firstMs: 150, attempts: 1 })).toEqual({ pieces: [], fault: 'late' });
  });

  it('is given up where it stalls, with what it had said', async () => {
    standIn.faults = [{ fault: 'stall', ms: 1_000 }];
    expect(await words({ gapMs: 150 })).toEqual({ pieces: ['I waited '], fault: 'late' });
  });

  it('has broken off where its stream is cut', async () => {
    standIn.faults = [{ fault: 'cut' }];
    expect(await words()).toEqual({ pieces: ['I waited '], fault: 'unavailable' });
  });

  it('has broken off where its answer came to its longest', async () => {
    const { script } = standIn;
    standIn.script = { ...script, finish: 'length' };
    expect(await words()).toEqual({ pieces: script.words, fault: 'unavailable' });
    standIn.script = script;
  });

  it('is told how much to think only where that is set', async () => {
    await words();
    await all(new OpenAiMind(provider(), 'none').reply(brief, { signal: never(), meter }));
    const asked = standIn.received.map(({ body }) => JSON.parse(body.toString()) as { reasoning_effort?: string });
    expect(asked.map(({ reasoning_effort }) => reasoning_effort)).toEqual([undefined, 'none']);
  });

  it('is not asked again where it refuses', async () => {
    standIn.faults = [{ fault: 'status', status: 401 }];
    expect(await words()).toEqual({ pieces: [], fault: 'refused' });
    expect(standIn.received).toHaveLength(1);
  });

  it('is hung up on when nobody waits for it', async () => {
    standIn.faults = [{ fault: 'stall', ms: 1_000 }];
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    expect(await words({}, controller.signal)).toEqual({ pieces: ['I waited '], fault: 'cancelled' });
  });

  it('is left alone after three failures in a row', async () => {
    standIn.faults = Array.from({ length: 3 }, () => ({ fault: 'status', status: 503 }) as const);
    const mind = new OpenAiMind(provider({ attempts: 1 }));
    const faults: (string | undefined)[] = [];
    for (let n = 0; n < 4; n++) faults.push((await all(mind.reply(brief, { signal: never(), meter }))).fault);
    expect(faults).toEqual(['unavailable', 'unavailable', 'unavailable', 'resting']);
    expect(standIn.received).toHaveLength(3);
  });
});

async function* spoken(): AsyncGenerator<Sound> {
  yield { pcm: new Uint8Array(640).fill(1), rate: 16_000 };
  yield await Promise.resolve({ pcm: new Uint8Array(640).fill(2), rate: 16_000 });
}
const recognised = (recogniser = new OpenAiSpeechToText(provider())) =>
  all(recogniser.transcribe(spoken(), { language: 'en', hint: 'Samira' }, { signal: never(), meter }));

describe('a recogniser behind an endpoint', () => {
  it('gives the words with its own estimate, of the sound as one file', async () => {
    expect(await recognised()).toEqual({ pieces: [{ text: 'Good morning.', final: true, noSpeech: 0.02 }] });
    const sent = standIn.received[0]!.body.toString('latin1');
    expect(sent).toContain('verbose_json');
    // 1,280 bytes of samples and the header before them.
    expect(sent.slice(sent.indexOf('RIFF')).indexOf('\r\n--')).toBe(44 + 1_280);
  });

  it('may have heard nothing', async () => {
    standIn.faults = [{ fault: 'empty' }];
    expect(await recognised()).toEqual({ pieces: [{ text: '', final: true }] });
  });

  it.each([{ fault: 'nonsense' }, { fault: 'status', status: 502 }] as const)(
    'is asked again after $fault',
    async (fault) => {
      standIn.faults = [fault];
      expect((await recognised()).pieces).toHaveLength(1);
      // Both attempts were sent 40 ms of sound.
      expect(metered).toEqual([{ heardMs: 40 }, { heardMs: 40 }]);
    },
  );
});

describe('a recogniser that gives no estimate', () => {
  const asksFor = (): (string | undefined)[] =>
    standIn.received.map(({ body }) => /name="response_format"\s+(\w+)/.exec(body.toString('latin1'))?.[1]);

  it.each([400, 422])('refuses it once with %i, and is asked without from then on', async (status) => {
    standIn.refusesEstimates = status;
    const recogniser = new OpenAiSpeechToText(provider());
    const words = { pieces: [{ text: 'Good morning.', final: true }] };
    expect([await recognised(recogniser), await recognised(recogniser)]).toEqual([words, words]);
    expect(asksFor()).toEqual(['verbose_json', 'json', 'json']);
  });

  it('is not what refuses the sound itself, or the key', async () => {
    const recogniser = new OpenAiSpeechToText(provider());
    standIn.faults = [{ fault: 'status', status: 400 }, { fault: 'status', status: 400 }, { fault: 'status', status: 401 }]; // prettier-ignore
    expect([await recognised(recogniser), await recognised(recogniser)]).toEqual([
      { pieces: [], fault: 'refused' },
      { pieces: [], fault: 'refused' },
    ]);
    expect(asksFor()).toEqual(['verbose_json', 'json', 'verbose_json']);
  });
});

const bytesOf = (pieces: readonly { pcm: Uint8Array }[]) => Buffer.concat(pieces.map(({ pcm }) => pcm));
const script = () => Buffer.concat(standIn.script.sound);

describe('a voice behind an endpoint', () => {
  const speak = (change?: Partial<AttemptSettings>) =>
    all(
      new OpenAiTextToSpeech(provider(change), { voice: 'alloy', rate: 24_000 }).speak(
        'Nobody came.',
        { language: 'en' },
        { signal: never(), meter },
      ),
    );

  it('streams whole samples, whatever the pieces they came in', async () => {
    const { pieces } = await speak();
    expect(pieces.every(({ pcm }) => pcm.byteLength % 2 === 0)).toBe(true);
    // The last byte of 14,403 is half a sample.
    expect(bytesOf(pieces)).toEqual(script().subarray(0, 14_402));
    expect(JSON.parse(standIn.received[0]!.body.toString())).toMatchObject({ voice: 'alloy', response_format: 'pcm' });
    expect(metered).toEqual([{ spokenCharacters: 12 }]);
  });

  it('is told the speed where it is another than its own', async () => {
    const voice = new OpenAiTextToSpeech(provider(), { voice: 'alloy', rate: 24_000 });
    for (const speed of [undefined, 1.1])
      await all(voice.speak('Nobody came.', { language: 'en', ...(speed && { speed }) }, { signal: never(), meter }));
    const asked = standIn.received.map(({ body }) => (JSON.parse(body.toString()) as { speed?: number }).speed);
    expect(asked).toEqual([undefined, 1.1]);
  });

  it.each([{ fault: 'empty' }, { fault: 'nonsense' }, { fault: 'status', status: 500 }] as const)(
    'is asked again after $fault',
    async (fault) => {
      standIn.faults = [fault];
      expect(bytesOf((await speak()).pieces)).toHaveLength(14_402);
    },
  );

  it('fails where its sound is cut', async () => {
    standIn.faults = [{ fault: 'cut' }];
    const { pieces, fault } = await speak();
    expect(bytesOf(pieces).byteLength).toBeLessThan(14_402);
    expect(fault).toBe('unavailable');
  });
});

describe('a voice with word times', () => {
  const speak = (text = 'Nobody came.') => {
    const of = { voice: 'af_heart', rate: 24_000, captionedUrl: `${standIn.origin}/dev/captioned_speech` };
    const voice = new OpenAiTextToSpeech(provider(), of);
    return all(voice.speak(text, { language: 'en' }, { signal: never(), meter }));
  };

  it('says where each word sounds, in samples', async () => {
    const { pieces } = await speak();
    expect(bytesOf(pieces)).toEqual(script().subarray(0, 14_402));
    expect(pieces[0]?.words).toEqual([
      { from: 0, to: 6, start: 480, end: 2_160 },
      { from: 7, to: 11, start: 2_640, end: 4_320 },
    ]);
  });

  it('is asked again where a line is not what it should be', async () => {
    standIn.faults = [{ fault: 'nonsense' }];
    expect((await speak()).pieces).toHaveLength(3);
  });

  it('gives no word the time of another where it reads figures out', async () => {
    const { script } = standIn;
    standIn.script = { ...script, soundOf: readOut };
    const text = 'It took 10 days and nobody told anyone.';
    const { pieces } = await speak(text);
    standIn.script = script;
    const times = pieces.flatMap(({ words }) => words);
    expect(times.map(({ from, to }) => text.slice(from, to))).toEqual(['It', 'took', 'days', 'and', 'nobody', 'told', 'anyone']); // prettier-ignore
    // "It took one zero " is 17 letters long.
    expect(times[2]?.start).toBe((17 * LETTER_MS * SPOKEN_RATE) / 1_000);
  });
});
