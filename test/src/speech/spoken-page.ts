import { setTimeout as delay } from 'node:timers/promises';

import type { Language, Purpose, SegmentFrame } from '@repartee/proto';
import type { Page } from 'playwright-core';

import type { OpenBrowser } from '../harness/browser.js';
import { watchErrors } from '../harness/browser.js';
import { eventually } from '../harness/eventually.js';
import { goDead, letGoDead } from './dead-network.js';
import { clip } from './learner-says.js';
import type { LearnerSays } from './learner-says.js';
import { tapePage } from './page-sound.js';
import type { Echo } from './room.js';
import { putInRoom, sayInRoom } from './room.js';
import type { Frames } from './socket-frames.js';
import { SocketFrames } from './socket-frames.js';
import { SPEAKER_RATE } from './speaker.js';
import { Tape } from './tape.js';

const BEGIN = 'Begin the conversation';
/** By then all that has sounded is on the tape. */
const TAPED_MS = 200;
/** So long the key is down. */
export const KEY_MS = 400;
/** Against what never comes. */
const LIMIT_MS = 60_000;

/** A page from one load, or connection, to the next: what it played, and what it and the server said to each other. */
interface Stretch {
  frames: SocketFrames;
  tape: Tape;
}

export interface BeginSpoken {
  language?: Language;
  purpose?: Purpose;
}

/** What a page was sent to play of a turn of the persona, and the tape that it can have played it on. */
export interface SentTurn {
  segments: readonly SegmentFrame[];
  tape: Tape;
}

/** A learner's page in a real browser, in a conversation that is spoken. */
export class SpokenPage {
  readonly errors: string[];
  private readonly stretches: Stretch[] = [];

  private constructor(readonly page: Page) {
    this.errors = watchErrors(page);
    this.begins();
    page.on('websocket', (socket) => {
      const { frames } = this.latest;
      socket.on('framereceived', ({ payload }) => frames.take(payload));
      socket.on('framesent', ({ payload }) => frames.take(payload));
    });
  }

  /** Of somebody who hears and speaks through the browser's own microphone. */
  static async open(browser: OpenBrowser): Promise<SpokenPage> {
    const spoken = new SpokenPage(await browser.signedIn('learner'));
    await tapePage(spoken.page, () => spoken.latest.tape);
    await letGoDead(spoken.page);
    return spoken;
  }

  /** Of somebody in a quiet room, whom `says` lets speak. */
  static async inRoom(browser: OpenBrowser, echo?: Echo): Promise<SpokenPage> {
    const spoken = await SpokenPage.open(browser);
    await putInRoom(spoken.page, echo);
    return spoken;
  }

  /** From the start form through the check of the microphone into the conversation. */
  async begin({ language = 'en', purpose = 'practice' }: BeginSpoken = {}): Promise<void> {
    const { page } = this;
    await page.goto('/scenarios/unhappy-customer');
    await page.getByRole('radio', { name: purpose === 'assessed' ? /^Assessed/ : /^Practice/ }).click();
    await page.getByRole('radio', { name: language === 'en' ? 'English' : 'Français' }).click();
    await page.getByRole('radio', { name: /speak freely/i }).click();
    await page.getByRole('button', { name: BEGIN }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Turn on the microphone' }).click();
    await dialog.locator('button:enabled', { hasText: BEGIN }).click();
    await page.waitForURL(/\/conversation\/[0-9a-f-]{36}$/);
  }

  /** Loads the page again; sound goes on by itself, or once the learner has said so where the browser wants that. */
  async reload(): Promise<void> {
    const { page } = this;
    this.begins();
    await page.reload();
    if (await page.evaluate<boolean>('navigator.userActivation.hasBeenActive')) return;
    await page.getByRole('button', { name: 'Turn on microphone and sound' }).click();
  }

  /** Its network goes dead, which it notices after so long; then it comes back by itself. */
  async lose(noticedAfterMs: number): Promise<void> {
    await goDead(this.page, noticedAfterMs);
    await delay(TAPED_MS);
    this.begins();
  }

  /** Says a sentence into the room, at once. */
  says(sentence: LearnerSays): Promise<void> {
    return sayInRoom(this.page, clip(sentence));
  }

  /** Mutes the microphone, and speaks by the key for a moment. */
  async holdKey(): Promise<void> {
    const { keyboard } = this.page;
    await keyboard.press('m');
    await delay(KEY_MS);
    await keyboard.down('Space');
    await delay(KEY_MS);
    await keyboard.up('Space');
  }

  /** Ends the conversation, and opens its debriefing. */
  async end(): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await page.getByRole('button', { name: 'End it' }).click();
    await page.getByRole('button', { name: 'See the debriefing' }).click();
    await page.waitForURL(/\/sessions\//);
  }

  get sessionId(): string {
    return new URL(this.page.url()).pathname.split('/').at(-1) ?? '';
  }

  all<Name extends keyof Frames>(name: Name): Frames[Name][] {
    return this.stretches.flatMap(({ frames }) => frames.all(name));
  }

  /** The key's going down on the page as it was loaded last, which counts samples anew, and the sound sent after it. */
  keyed() {
    return this.latest.frames.after('talk-key', 'sound');
  }

  /** What is on record of this speaker, as the page is told turn by turn. */
  said(speaker: 'learner' | 'persona'): string[] {
    return this.all('turn').flatMap((turn) => (turn.speaker === speaker ? [turn.text] : []));
  }

  /** Resolves once so many turns of this speaker are on record. */
  turns(speaker: 'learner' | 'persona', count: number): Promise<void> {
    return eventually(() => this.said(speaker).length >= count, LIMIT_MS);
  }

  /** Resolves once the page takes something that its microphone hears for a voice. */
  hears(): Promise<void> {
    return eventually(() => this.all('voice').some(({ is }) => is === 'started'), LIMIT_MS);
  }

  /** Resolves once the persona has spoken for so long after the learner's latest turn, on the page as it was loaded last. */
  answered(ms: number): Promise<void> {
    return eventually(() => {
      const { frames } = this.latest;
      const last = this.all('turn').findLast(({ speaker }) => speaker === 'learner')?.turn ?? -1;
      const epochs = frames.all('segment').flatMap(({ turn, epoch }) => (turn > last ? [epoch] : []));
      return frames
        .all('played')
        .some(
          ({ epoch, segment, rendered }) =>
            epochs.includes(epoch) && (segment > 0 || rendered >= (ms / 1000) * SPEAKER_RATE),
        );
    }, LIMIT_MS);
  }

  /** What the page was sent of a turn of the persona. */
  sent(turn: number): SentTurn {
    const found = this.stretches.find(({ frames }) => frames.all('segment').some((segment) => segment.turn === turn));
    if (!found) throw new Error(`Nothing of turn ${turn} has come to the page.`);
    const segments = found.frames.all('segment').filter((segment) => segment.turn === turn);
    return { segments, tape: found.tape };
  }

  private begins(): void {
    this.stretches.push({ frames: new SocketFrames(), tape: new Tape() });
  }

  private get latest(): Stretch {
    const latest = this.stretches.at(-1);
    if (!latest) throw new Error('A page begins with a stretch.');
    return latest;
  }
}
