import { setTimeout as delay } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SqliteJournal, dataFolder } from '@repartee/kernel';
import { SessionPage, topics } from '@repartee/proto';
import type { ApiClient } from '@repartee/standalone';

import { demoFolder } from '../harness/demo-folder.js';
import { eventually } from '../harness/eventually.js';
import { signedIn } from '../harness/shared-server.js';
import { Standalone } from '../harness/standalone.js';
import { loudness, spelled } from './spelled-sound.js';
import { StandIn } from './stand-in.js';
import { TalkingClient } from './talking-client.js';
import { Wire } from './wire.js';

/** What is said at each loudness; what is too quiet for all of them is noise, of which recognisers make this. */
const sentences = new Map([
  [1_000, 'What happened on those two mornings?'],
  [2_000, 'No wait, let me explain what happened.'],
  [3_000, 'Que s’est-il passé ces deux matins-là ?'],
]);
const noise = { text: 'Thank you.', noSpeech: 0.9 };

let standIn: StandIn;
let server: Standalone;
let api: ApiClient;
const pages: TalkingClient[] = [];
const wires: Wire[] = [];

beforeAll(async () => {
  standIn = await StandIn.start();
  standIn.script = {
    ...standIn.script,
    soundOf: spelled,
    transcriptOf: (wave) => {
      const text = sentences.get(loudness(wave));
      return text === undefined ? noise : { text, noSpeech: 0.02 };
    },
  };
  server = await Standalone.start({ dataFolder: await demoFolder(), environment: speechAt(standIn) });
}, 300_000);

beforeEach(async () => {
  api = await signedIn(server.url, 'learner');
});

afterEach(async () => {
  standIn.broken = [];
  for (const page of pages.splice(0)) {
    await page.end().catch(() => undefined);
    page.close();
  }
  for (const wire of wires.splice(0)) wire.close();
});

afterAll(async () => {
  await server.remove();
  await standIn.stop();
});

const speechAt = ({ origin }: StandIn) => ({
  SPEECH_URL: `${origin}/v1`,
  RECOGNISER_MODEL: 'a-recogniser',
  VOICE_MODEL: 'a-voice',
  VOICE_CAPTIONED_URL: `${origin}/dev/captioned_speech`,
});

async function begin(language: 'en' | 'fr' = 'en', { url }: { url: string } = server): Promise<TalkingClient> {
  const page = await TalkingClient.begin({ url, cookie: api.cookie }, { language });
  pages.push(page);
  return page;
}

/** The same over a network that can go dead. */
async function beginOverWire(): Promise<{ page: TalkingClient; wire: Wire }> {
  const wire = await Wire.to(server.url);
  wires.push(wire);
  return { page: await begin('en', wire), wire };
}

/** The page is gone: nobody asks it to end its conversation. */
function leave(page: TalkingClient): void {
  page.close();
  pages.splice(pages.indexOf(page), 1);
}

async function goOn(lost: TalkingClient): Promise<Awaited<ReturnType<typeof TalkingClient.goOn>>> {
  leave(lost);
  const { sessionId, lostVoice } = lost;
  const again = await TalkingClient.goOn(api, { sessionId, lostVoice });
  pages.push(again.page);
  return again;
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** Segments sound without the space that stands between them. */
const closely = (text: string): string => words(text).join('');

const captionsOf = ({ captions }: TalkingClient, epoch: number): string =>
  captions.flatMap((one) => (one.epoch === epoch ? [one.text] : [])).join(' ');

/** The words of an epoch that sounded to their last letter. */
function heardWords(page: TalkingClient, epoch: number, sounded = page.heardIn(epoch)): string[] {
  let letters = closely(sounded).length;
  return words(captionsOf(page, epoch)).filter(({ length }) => (letters -= length) >= 0);
}

/** What is on record of the session, by type. */
function recorded({ sessionId }: TalkingClient): string[] {
  const journal = SqliteJournal.openReadOnly(dataFolder(server.dataFolder).journal);
  const { entries } = journal.readAll({ afterSequence: 0, topics: [topics.sessions], limit: 1_000_000 });
  void journal.close();
  const own = entries.filter(({ event }) => event.stream.endsWith(`session-${sessionId}`));
  return own.map(({ event: { type } }) => type.split('.').at(-1) ?? '');
}

describe('a conversation from sound to sound', () => {
  it('is understood, answered aloud, recorded as it was heard, and debriefed as any other', async () => {
    const page = await begin();
    const opening = await page.turn(0);
    expect(words(opening.text)).toEqual(heardWords(page, page.epoch));
    await page.speak(1_000, 1_600);
    expect(await page.turn(1)).toMatchObject({ speaker: 'learner', text: sentences.get(1_000) });
    const answer = await page.turn(2);
    expect(answer.text).toBe(captionsOf(page, page.epoch));
    expect(words(answer.text)).toEqual(heardWords(page, page.epoch));
    expect(page.notices).toEqual([]);
    await page.end();
    await eventually(async () => {
      const response = await api.send(`/api/cockpit/sessions/${page.sessionId}`);
      return response.ok && SessionPage.parse(await response.json()).debriefing !== null;
    });
  });

  it('is held in French', async () => {
    const page = await begin('fr');
    await page.turn(0);
    await page.speak(3_000, 1_600);
    expect(await page.turn(1)).toMatchObject({ text: sentences.get(3_000) });
    expect((await page.turn(2)).text).toMatch(/\p{L}/u);
    const asked = standIn.received.findLast(({ path }) => path.endsWith('/audio/transcriptions'));
    expect(asked?.body.toString('latin1')).toMatch(/name="language"\s+fr/);
  });
});

describe('a learner who speaks over the persona', () => {
  it('is on record with what had sounded of it: no word more, and at most one less', async () => {
    const page = await begin();
    await page.phase('speaking');
    await delay(2_000);
    const { epoch } = page;
    await page.speak(2_000, 1_200);
    const cut = await page.turn(0);
    expect(await page.turn(1)).toMatchObject({ speaker: 'learner', text: sentences.get(2_000) });
    const heard = heardWords(page, epoch);
    const claimed = words(cut.text);
    expect(claimed).toEqual(heard.slice(0, claimed.length));
    expect(heard.length - claimed.length).toBeLessThanOrEqual(1);
    expect(claimed.length).toBeGreaterThan(3);
    expect(recorded(page)).toContain('TurnInterrupted');
  });
});

describe('a provider that fails in the middle', () => {
  it('has taken the voice: the words are read, and the conversation goes on', async () => {
    const page = await begin();
    await page.turn(0);
    standIn.broken = ['/dev/captioned_speech'];
    await page.speak(1_000, 1_600);
    const answer = await page.turn(2);
    expect(page.notices).toEqual(['synthesis_failed', 'captions_only']);
    expect(answer.text).toBe(page.captions.flatMap(({ shown, text }) => (shown ? [text] : [])).join(' '));
  });

  it('has taken the ears: typing is offered, and is answered aloud', async () => {
    const page = await begin();
    await page.turn(0);
    standIn.broken = ['/audio/transcriptions'];
    await page.speak(1_000, 800);
    await eventually(() => page.notices.length > 0);
    await page.speak(1_000, 800);
    await eventually(() => page.notices.length > 2);
    await page.say('What happened on those two mornings?');
    expect(await page.turn(2)).toMatchObject({ speaker: 'persona' });
    expect(page.notices).toEqual(['not_understood', 'not_understood', 'typing_only']);
  });
});

describe('connections that are lost, for one second, for ten and for sixty', () => {
  /** The page closes its connection, or the network goes dead, and the server hears nothing of it. */
  async function lose(ms: number, how: 'closed' | 'dead'): Promise<void> {
    const { page, wire } = await beginOverWire();
    await page.phase('speaking');
    await delay(700);
    if (how === 'dead') wire.goDead();
    page.close();
    await delay(ms);
    const { page: back, state } = await goOn(page);
    const claimed = words(state.turns[0]?.text ?? '');
    // All that the page has reported, every 100 ms, and nothing that did not sound; a dead network loses reports too.
    expect(claimed).toEqual(heardWords(page, page.epoch).slice(0, claimed.length));
    const reported = heardWords(page, page.epoch, page.reported);
    if (how === 'closed') expect(claimed.length).toBeGreaterThanOrEqual(reported.length);
    expect(claimed.length).toBeGreaterThan(0);
    const again = await back.turn(1);
    const whole = words(captionsOf(page, page.epoch));
    // From the sentence in which it was cut.
    expect(words(again.text)).toEqual(words(captionsOf(back, back.epoch)));
    expect(words(again.text).length).toBeGreaterThanOrEqual(whole.length - claimed.length);
    expect(recorded(back).slice(0, 4)).toEqual(['SessionStarted', 'TurnSpoken', 'ConnectionLost', 'ConnectionResumed']);
    await back.speak(1_000, 1_600);
    expect(await back.turn(2)).toMatchObject({ speaker: 'learner', text: sentences.get(1_000) });
  }

  it('cost no word that was heard, and the persona takes up again where it was cut', async () => {
    await Promise.all([
      ...[1_000, 10_000, 60_000].map((ms) => lose(ms, 'closed')),
      ...[12_000, 60_000].map((ms) => lose(ms, 'dead')),
    ]);
  });

  it('are no silence of whoever was about to speak', async () => {
    const { page, wire } = await beginOverWire();
    await page.turn(0);
    await delay(6_000);
    wire.goDead();
    page.close();
    await delay(12_000);
    const { page: back } = await goOn(page);
    expect(recorded(back)).toEqual(['SessionStarted', 'TurnSpoken', 'ConnectionLost', 'ConnectionResumed']);
  });
});

// The minute of it runs by the virtual clock.
describe('silence', () => {
  it('is an event and no learner turn, and nor is noise that is taken for a voice', async () => {
    const page = await begin();
    await page.turn(0);
    for (let passed = 0; passed < 15_000; passed += 5_000) {
      await page.speak(40, 800, { voiced: 500 });
      await delay(3_800);
    }
    expect(page.turns.filter(({ speaker }) => speaker === 'learner')).toEqual([]);
    expect(recorded(page)).toContain('SilenceFell');
  });
});

describe('a server that is killed in the middle of an answer', () => {
  it('gives it again after its start, and the conversation goes on: no turn lost, none doubled', async () => {
    const page = await begin();
    await page.turn(0);
    await page.speak(1_000, 1_600);
    await page.turn(1);
    await page.phase('speaking');
    const { dataFolder: folder } = server;
    await server.kill();
    server = await Standalone.start({ dataFolder: folder, environment: speechAt(standIn) });
    // The cookie of before the kill is still good.
    const { cookie } = api;
    leave(page);
    const { page: back } = await TalkingClient.goOn({ url: server.url, cookie }, page);
    pages.push(back);
    const answer = await back.turn(2);
    expect(answer.speaker).toBe('persona');
    await back.speak(2_000, 1_600);
    expect(await back.turn(3)).toMatchObject({ speaker: 'learner', text: sentences.get(2_000) });
    await back.turn(4);
    expect(recorded(back).filter((type) => type === 'TurnSpoken')).toHaveLength(5);
  }, 300_000);
});
