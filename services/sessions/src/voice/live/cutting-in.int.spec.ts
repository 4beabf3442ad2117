import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { VirtualClock } from '@repartee/kernel';

import { directorPlay } from '../../live/domain/session.fixtures.js';
import type { TestSessions } from '../../sessions.fixtures.js';
import { createTestSessions, startFrame } from '../../sessions.fixtures.js';
import { SpeechToText } from '../speech/index.js';
import type { Sound, TranscriptPiece } from '../speech/index.js';
import { Speech } from './speech.js';
import { SpeakingPage } from './speaking-page.fixture.js';
import { ScriptedVoice } from './talk.fixture.js';

// Real sockets and real files on a busy machine.
jest.setTimeout(30_000);

/** Has a word for every quarter of a second of sound that has come; all of them, where it is over. */
class WordByWordEars extends SpeechToText {
  words: readonly string[] = [];

  async *transcribe(sound: AsyncIterable<Sound>): AsyncGenerator<TranscriptPiece> {
    let samples = 0;
    let known = 0;
    const words = this.words;
    for await (const { pcm } of sound) {
      samples += pcm.byteLength / 2;
      const heard = Math.min(words.length, Math.floor(samples / 4_000));
      if (heard > known) yield { text: words.slice(0, heard).join(' '), final: false };
      known = heard;
    }
    yield { text: words.slice(0, known).join(' '), final: true };
  }
}

let sessions: TestSessions;
let ears: WordByWordEars;
let page: SpeakingPage;
let session: string;
/** Of the page's microphone: as many as it has sent. */
let sample: number;

beforeEach(async () => {
  sessions = await createTestSessions((clock: VirtualClock) => {
    ears = new WordByWordEars();
    return new Speech({ ears, voice: new ScriptedVoice(clock), worder: null });
  });
  sample = 0;
  session = randomUUID();
  page = new SpeakingPage(await sessions.connect());
  await page.learner.ask('start', {
    ...{ ...startFrame(session), scenarioId: 'purchasing-director', mode: 'open_microphone' },
  });
  await page.open(session);
  await passUntilTurns(1);
});

afterEach(() => sessions.close());

/** Time passes for both ends until so many turns are on record. */
async function passUntilTurns(count: number): Promise<void> {
  while (page.learner.turns.length < count) await pass(50);
}

async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 50) {
    await sessions.clock.advance(50);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** Speaks word for word, as a page sends it, until it is cut in on, or done; how many words it said. */
async function speaks(text: string): Promise<number> {
  ears.words = text.split(' ');
  const from = sample;
  const turns = page.learner.turns.length;
  page.send('voice', { is: 'started', sample, captured: sample });
  let said = 0;
  for (; said < ears.words.length && page.learner.turns.length === turns; said++) {
    for (let frame = 0; frame < 13; frame++, sample += 320)
      page.send('sound', { sample, pcm: new Uint8Array(640).fill(3) });
    page.send('voice', { is: 'there', sample, captured: sample, voicedMs: (sample - from) / 16, levelDb: -20 });
    await pass(250);
  }
  const voicedMs = (sample - from) / 16;
  page.send('voice', { is: 'ended', sample, captured: sample, voicedMs, levelDb: -20 });
  return said;
}

describe('a persona that lets nobody finish a threat', () => {
  const threat = 'Then we will have to stop our deliveries to you on Monday and you will see how long your line keeps running'; // prettier-ignore

  it('hears a first turn out, and cuts in on a later one in mid-sentence, with its own words for it', async () => {
    const words = threat.split(' ').length;
    expect(await speaks(threat)).toBe(words);
    await passUntilTurns(3);
    expect(sessions.history(session)).not.toContain('TurnInterrupted');

    const said = await speaks(threat);
    await passUntilTurns(5);
    expect(said).toBeLessThan(words - 5);
    const [, , , cut, answer] = page.learner.turns;
    expect(threat.startsWith(cut?.text ?? '?')).toBe(true);
    const lines = directorPlay.scenario.interrupts?.lines.en ?? [];
    expect(lines.some((line) => answer?.text.startsWith(line))).toBe(true);
    expect(sessions.history(session).filter((type) => type === 'TurnInterrupted')).toHaveLength(1);
  });

  it('hears out what it does not mind, however it is said', async () => {
    const question = 'What would have to happen on your side for the price to be easier to carry this year';
    await speaks(question);
    await passUntilTurns(3);
    expect(await speaks(question)).toBe(question.split(' ').length);
    await passUntilTurns(5);
    expect(sessions.history(session)).not.toContain('TurnInterrupted');
  });

  it('answers typed words as a whole', async () => {
    await speaks('What would help you most');
    await passUntilTurns(3);
    const asked = page.learner.say(session, threat, randomUUID());
    await pass(500);
    await asked;
    await passUntilTurns(5);
    expect(sessions.history(session)).not.toContain('TurnInterrupted');
    expect(page.learner.turns[3]?.text).toBe(threat);
  });
});
