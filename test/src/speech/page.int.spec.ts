import { setTimeout as delay } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SessionPage } from '@repartee/proto';
import type { TurnView } from '@repartee/proto';

import { OpenBrowser } from '../harness/browser.js';
import { demoFolder } from '../harness/demo-folder.js';
import { signedIn } from '../harness/shared-server.js';
import { Standalone } from '../harness/standalone.js';
import { likeness } from './envelope.js';
import { clip, learnerSays, learnerTrack, trackFile } from './learner-track.js';
import { music } from './music.js';
import { echoingRoom } from './page-sound.js';
import { Recogniser } from './recogniser.js';
import { SPEAKER_RATE, Speaker, streamed } from './speaker.js';
import type { Spoken } from './speaker.js';
import { SpokenPage } from './spoken-page.js';
import { StandIn } from './stand-in.js';
import type { StandInSound, Transcript } from './stand-in.js';
import { wordsSounded } from './tape.js';

/** The persona speaks slowly enough to be interrupted. */
const WORDS_A_MINUTE = 120;
/** Of what a page has played last, so much may not have come to the tape when the page is loaded again. */
const LOST_SAMPLES = 0.25 * SPEAKER_RATE;
/** What the persona said last can come back from the room. */
const PASSAGES = 8;

let standIn: StandIn;
let recogniser: Recogniser;
let speaker: Speaker;
let server: Standalone;
const browsers: OpenBrowser[] = [];
/** All that the persona has said, by its words. */
const spoken = new Map<string, Spoken>();
let voice = 'en-us+f2';

beforeAll(async () => {
  [standIn, recogniser, speaker] = [await StandIn.start(), new Recogniser(), new Speaker()];
  standIn.script = { ...standIn.script, soundOf, transcriptOf };
  const environment = {
    ...{ SPEECH_URL: `${standIn.origin}/v1`, RECOGNISER_MODEL: 'a-recogniser', VOICE_MODEL: 'a-voice' },
    ...{ VOICE_CAPTIONED_URL: `${standIn.origin}/dev/captioned_speech`, VOICE_RATE: String(SPEAKER_RATE) },
  };
  server = await Standalone.start({ dataFolder: await demoFolder(), environment });
}, 300_000);

afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await server.remove();
  await Promise.all([standIn.stop(), recogniser.stop(), speaker.stop()]);
});

async function soundOf(text: string): Promise<StandInSound> {
  const said = spoken.get(text) ?? (await speaker.say(text, voice, WORDS_A_MINUTE));
  spoken.set(text, said);
  return streamed(said);
}

function transcriptOf(wave: Buffer, language: string): Transcript | Promise<Transcript> {
  if (language === 'fr') return keyed(wave);
  const sentences = Object.values(learnerSays).flatMap((says) => (says.language === 'en' ? [says.text] : []));
  return recogniser.hear(wave, { sentences, passages: [[...spoken.keys()].slice(-PASSAGES).join(' ')] });
}

/** There is no small recogniser of French: this one knows one sentence when it hears it. */
const keyed = (wave: Buffer): Transcript =>
  likeness(wave, clip('matins')) > 0.8
    ? { text: learnerSays.matins.text, noSpeech: 0.02 }
    : { text: '', noSpeech: 0.9 };

async function open({ microphone, room }: { microphone?: string; room?: string }): Promise<SpokenPage> {
  const browser = await OpenBrowser.start(server.url, microphone);
  browsers.push(browser);
  return SpokenPage.open(browser, room);
}

const words = (text: string): string[] =>
  text
    .split(/\s+/)
    .map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}'’-]/gu, ''))
    .filter((word) => word !== '');

/** How the sound of a persona's turn came out of the page. */
interface Sounded {
  /** All its words, those that sounded whole, and those that may have. */
  all: string[];
  heard: string[];
  atMost: string[];
  ms: number;
  wholeMs: number;
  /** On the page's tape. */
  from: number;
  to: number;
}

function sounded(page: SpokenPage, turn: number): Sounded {
  const { segments, tape } = page.sent(turn);
  const sum: Sounded = { all: [], heard: [], atMost: [], ms: 0, wholeMs: 0, from: -1, to: -1 };
  for (const { text } of segments) {
    const said = spoken.get(text);
    if (!said) throw new Error(`Nobody was asked to say "${text}".`);
    const { at, samples } = tape.find(said.pcm, Math.max(0, sum.to));
    sum.all.push(...words(text));
    sum.wholeMs += (said.pcm.byteLength / 2 / SPEAKER_RATE) * 1000;
    sum.heard.push(...words(wordsSounded(said, samples).join(' ')));
    sum.atMost.push(...words(wordsSounded(said, samples + LOST_SAMPLES).join(' ')));
    if (at < 0) continue;
    sum.ms += (samples / SPEAKER_RATE) * 1000;
    if (sum.from < 0) sum.from = at;
    sum.to = at + samples;
  }
  return sum;
}

/** Of a turn of the persona is on record what had sounded of it: no word more, and at most one less. */
function expectHeard({ text }: TurnView, { heard, atMost }: Sounded, isLost = false): void {
  const claimed = words(text ?? '');
  const most = isLost ? atMost : heard;
  expect(claimed).toEqual(most.slice(0, claimed.length));
  expect(claimed.length).toBeGreaterThanOrEqual(heard.length - 1);
}

/** The session as its learner reads it, once its debriefing is written. */
async function onRecord({ sessionId }: SpokenPage): Promise<SessionPage> {
  const api = await signedIn(server.url, 'learner');
  return api.ask(`/api/cockpit/sessions/${sessionId}`, SessionPage);
}

const learnerTexts = ({ transcript }: SessionPage): (string | null)[] =>
  transcript.flatMap(({ speaker, text }) => (speaker === 'learner' ? [text] : []));

describe('a conversation in the browser, from sound to sound', () => {
  it('is understood, interrupted, loaded again, ended and debriefed, and is on record as it was heard', async () => {
    const said = [
      { atMs: 3_500, says: 'explain' },
      { atMs: 13_500, says: 'mornings' },
    ] as const;
    const page = await open({ microphone: learnerTrack(said, 60_000) });
    await page.begin();
    await page.turns('learner', 2);
    await page.answered(900);
    // Whoever loads the page again says the first sentence again.
    await page.reload();
    await page.turns('learner', 3);
    await page.answered(600);
    await page.holdKey();
    await page.end();
    await page.page.getByText('One thing to try').first().waitFor();
    expect(page.errors).toEqual([]);
    expect([...page.all('voice-notice'), ...page.all('voice-refused')]).toEqual([]);
    // One begins to speak as one reaches for the key: what was recorded just before it went down is sent as well.
    const down = page.all('talk-key').find((key) => key.down)?.sample ?? -1;
    const sent = page.all('sound').map(({ sample }) => sample);
    expect(sent.slice(sent.indexOf(down), sent.indexOf(down) + 6)).toEqual(
      [0, 1, 2, 3, 4, 5].map((n) => down + n * 512),
    );

    const record = await onRecord(page);
    expect(learnerTexts(record)).toEqual([
      'no wait let me explain what happened',
      'what happened on those two mornings',
      'no wait let me explain what happened',
    ]);
    const [first] = record.transcript;
    expect(first).toMatchObject({ speaker: 'persona', interrupted: { by: 'learner' } });
    const opening = sounded(page, 0);
    expect(opening.heard.length).toBeGreaterThan(0);
    expect(opening.heard.length).toBeLessThan(opening.all.length);
    let latest: Sounded | undefined;
    for (const [at, turn] of record.transcript.entries()) {
      if (turn.speaker === 'learner') continue;
      const played = sounded(page, turn.turn);
      const isLost = record.transcript[at + 1]?.speaker === 'persona';
      expectHeard(turn, played, isLost);
      expect(played.ms).toBeGreaterThan(300);
      if (turn.interrupted === null && !isLost) expect(played.ms).toBeGreaterThan(played.wholeMs - 100);
      if (latest && !isLost) expect(played.from).toBeGreaterThan(latest.to);
      latest = isLost ? undefined : played;
    }
  });

  it('is held in French, over a network that goes dead in mid-sentence', async () => {
    voice = 'fr+f2';
    const microphone = learnerTrack([{ atMs: 2_500, says: 'matins' }], 60_000);
    const page = await open({ microphone });
    await page.begin('fr');
    await page.turns('learner', 1);
    await page.answered(600);
    // The page goes on playing what it has, and tells of it when it is back.
    await page.lose(1_800);
    await page.turns('persona', 3);
    await page.end();
    const record = await onRecord(page);
    expect(learnerTexts(record)).toEqual([learnerSays.matins.text]);
    for (const [at, turn] of record.transcript.entries())
      if (turn.speaker === 'persona')
        expectHeard(turn, sounded(page, turn.turn), record.transcript[at + 1]?.speaker === 'persona');
    voice = 'en-us+f2';
  });
});

describe('a room in which nobody says a word', () => {
  it('makes no turn of the persona’s own echo, nor of music', async () => {
    const echoing = await open({ room: echoingRoom({ afterMs: 60, gain: 0.3 }) });
    const musical = await open({ microphone: trackFile(music(40_000)) });
    await Promise.all([echoing.begin(), musical.begin()]);
    await delay(15_000);
    for (const page of [echoing, musical]) expect(page.said('learner')).toEqual([]);
    const { heard, all } = sounded(musical, 0);
    expect(heard).toEqual(all);
    // The detector was awake, and took it for what it is: a voice.
    expect(echoing.all('voice').filter(({ is }) => is === 'started')).not.toEqual([]);
  });
});
