import { KeyDestroyed, VirtualClock } from '@repartee/kernel';
import type { Log } from '@repartee/kernel';

import { decide } from '../../live/domain/session.decide.js';
import type { SessionCommand } from '../../live/domain/session.decide.js';
import type { SessionEvent } from '../../live/domain/session-events.js';
import { play, sessionAfter, startCommand, startedAt } from '../../live/domain/session.fixtures.js';
import type { LiveSession, SessionState } from '../../live/domain/session.js';
import { evolve } from '../../live/domain/session.js';
import type { Tape } from '../../recording/tape/tape.js';
import { PersonaMind, SpeechFault, SpeechToText, TextToSpeech } from '../speech/index.js';
import type { Asked, ReplyBrief, Sound, SpokenPiece, TranscriptPiece } from '../speech/index.js';
import type { Line, LineEvents } from './line/line.js';
import { VoiceSession } from './voice-session.js';
import type { SpeechParts } from './opened-session.js';

/** A sample of the persona's sound is half a millisecond. */
export const RATE = 2_000;
export const LETTER_MS = 60;

export class ScriptedEars extends SpeechToText {
  readonly heard: number[] = [];
  /** Of each stretch of voice; a list comes piece by piece. */
  said: (TranscriptPiece | readonly TranscriptPiece[] | 'fails' | 'hangs')[] = [];

  constructor(private readonly clock: VirtualClock) {
    super();
  }

  async *transcribe(sound: AsyncIterable<Sound>, _: object, { signal, meter }: Asked): AsyncGenerator<TranscriptPiece> {
    let bytes = 0;
    for await (const { pcm } of sound) bytes += pcm.byteLength;
    this.heard.push(bytes / 2);
    meter({ heardMs: bytes / 32 });
    await this.clock.delay(100);
    const said = this.said.shift();
    if (said === 'hangs') await new Promise((resolve) => signal.addEventListener('abort', resolve));
    if (said === undefined || typeof said === 'string') throw new SpeechFault('unavailable', 'as scripted');
    yield* 'text' in said ? [said] : said;
  }
}

export class ScriptedVoice extends TextToSpeech {
  readonly rate = RATE;
  readonly spoken: string[] = [];
  /** How it was last asked to speak. */
  manner: object = {};
  cancelled = 0;
  fails = false;

  constructor(private readonly clock: VirtualClock) {
    super();
  }

  /** Each letter sounds for as long; pieces come a quarter of a second at a time, every 20 ms. */
  async *speak(text: string, manner: object, { signal, meter }: Asked): AsyncGenerator<SpokenPiece> {
    this.spoken.push(text);
    this.manner = manner;
    meter({ spokenCharacters: text.length });
    signal.addEventListener('abort', () => this.cancelled++);
    await this.clock.delay(80);
    if (this.fails) throw new SpeechFault('late', 'as scripted');
    const perLetter = (LETTER_MS * RATE) / 1000;
    const piece = RATE / 4;
    for (let from = 0; from < text.length * perLetter; from += piece) {
      const samples = Math.min(piece, text.length * perLetter - from);
      const letters = [...text].map((_letter, at) => ({ from: at, to: at + 1, start: at * perLetter, end: (at + 1) * perLetter })); // prettier-ignore
      const words = letters.filter(({ start }) => start >= from && start < from + samples);
      yield { pcm: new Uint8Array(samples * 2).fill(7), rate: RATE, words };
      await this.clock.delay(20);
    }
  }
}

export class ScriptedMind extends PersonaMind {
  readonly briefs: ReplyBrief[] = [];
  constructor(private readonly pieces: readonly string[]) {
    super();
  }

  async *reply(brief: ReplyBrief, { meter }: Asked): AsyncGenerator<string> {
    this.briefs.push(brief);
    meter({ tokensIn: 50, tokensOut: this.pieces.length });
    for (const piece of this.pieces) yield await Promise.resolve(piece);
  }
}

/** Gives a sentence or a clause, and breaks off once it has begun to sound. */
export class BreakingMind extends PersonaMind {
  constructor(
    private readonly clock: VirtualClock,
    private readonly begun = 'I stayed at home on both mornings. ',
  ) {
    super();
  }

  async *reply(): AsyncGenerator<string> {
    yield this.begun;
    await this.clock.delay(600);
    throw new SpeechFault('late', 'as scripted');
  }
}

type Sent = { [Name in keyof LineEvents]: { event: Name; frame: Parameters<LineEvents[Name]>[0] } }[keyof LineEvents];
type FrameOf<Name extends keyof LineEvents> = Parameters<LineEvents[Name]>[0];

export interface TestTalk {
  aloud?: boolean;
  parts?: (clock: VirtualClock) => Partial<SpeechParts>;
  /** What has happened in the session before. */
  before?: readonly SessionCommand[];
  /** What it is recorded on. */
  tape?: Tape;
}

/** A spoken session under the virtual clock, with a page that plays all that it is sent and scripted parts of speech. */
export class Talk implements Line {
  readonly clock = new VirtualClock(startedAt, 6);
  readonly ears = new ScriptedEars(this.clock);
  readonly mouth = new ScriptedVoice(this.clock);
  readonly sent: Sent[] = [];
  readonly events: SessionEvent[] = [];
  state: SessionState;
  voice: VoiceSession;
  broken = 0;
  readonly logged: object[] = [];
  /** The journal refuses. */
  isFull = false;
  /** The key of the learner is destroyed. */
  isErased = false;
  private readonly parts: SpeechParts;
  private readonly tape: Tape | null;
  private played: { epoch: number; segment: number; rendered: number } | undefined;
  private queue: FrameOf<'chunk'>[] = [];
  private isHeld = false;

  constructor({ parts, tape, before = [{ ...startCommand(), aloud: true } as SessionCommand] }: TestTalk = {}) {
    this.tape = tape ?? null;
    this.parts = { ears: this.ears, voice: this.mouth, worder: null, ...parts?.(this.clock) };
    this.state = sessionAfter(...before);
    this.voice = this.opened();
  }

  get live(): LiveSession {
    if (this.state.status !== 'live') throw new Error(`the session is ${this.state.status}`);
    return this.state;
  }

  /** Another voice for the same session, as after a restart. */
  opened(): VoiceSession {
    return new VoiceSession({
      ...{ session: this.live, mode: 'open_microphone', clock: this.clock, parts: this.parts, meter: () => undefined },
      tape: this.tape,
      log: { error: (about: object) => void this.logged.push(about) } as unknown as Log,
      execute: (command) => this.execute(command),
      read: () => Promise.resolve(this.state.status === 'live' ? this.state : null),
      onBroken: () => void this.broken++,
    });
  }

  send: Line['send'] = (event, frame) => {
    this.sent.push({ event, frame } as Sent);
    if (event === 'chunk') this.queue.push(frame as FrameOf<'chunk'>);
    if (event === 'playback') this.heed((frame as FrameOf<'playback'>).act);
  };

  frames<Name extends keyof LineEvents>(event: Name): FrameOf<Name>[] {
    return this.sent.flatMap((one) => (one.event === event ? [one.frame as FrameOf<Name>] : []));
  }

  /** Time passes; the page plays what it has, and reports it every 100 ms. */
  async pass(ms: number, { reports = true } = {}): Promise<void> {
    for (let passed = 0; passed < ms; passed += 100) {
      await this.clock.advance(Math.min(100, ms - passed));
      if (reports) this.render((RATE * Math.min(100, ms - passed)) / 1000);
    }
  }

  /** Somebody speaks for so long, and the detector says so; then its words are known. */
  async says(text: string, { ms = 1_500, from = this.sample() } = {}): Promise<void> {
    this.ears.said.push({ text, final: true });
    await this.speaks(ms, from);
  }

  /** The same, of words that the ears are told otherwise. */
  async speaks(ms: number, from = this.sample()): Promise<void> {
    this.voice.tell({ type: 'speech_started', sample: from, captured: from });
    for (let spoken = 100; spoken <= ms; spoken += 100) {
      for (let frame = 0; frame < 5; frame++) this.voice.hear(this.sample() + frame * 320, new Uint8Array(640).fill(1));
      await this.pass(100);
      const there = { sample: this.sample(), captured: this.sample() };
      this.voice.tell({ type: 'speech_continued', ...there, voicedMs: spoken, levelDb: -20 });
    }
    const captured = this.sample();
    this.voice.tell({ type: 'speech_ended', sample: captured, captured, voicedMs: ms, levelDb: -20 });
  }

  sample(): number {
    return (this.clock.now() - startedAt) * 16;
  }

  turns(): string[] {
    return this.live.turns.map(({ speaker, text }) => `${speaker}: ${text}`);
  }

  private execute(command: SessionCommand): Promise<void> {
    if (this.isFull) return Promise.reject(new Error('database or disk is full'));
    if (this.isErased) return Promise.reject(new KeyDestroyed('ada'));
    const events = decide(command, this.state);
    this.events.push(...events);
    this.state = events.reduce((state, event) => evolve(state, event, play), this.state);
    return Promise.resolve();
  }

  private render(samples: number): void {
    for (let left = this.isHeld ? 0 : samples; left > 0 && this.queue[0];) {
      const [chunk] = this.queue;
      const before = this.played?.epoch === chunk.epoch && this.played.segment === chunk.segment ? this.played.rendered : chunk.firstSample; // prettier-ignore
      const end = chunk.firstSample + chunk.pcm.byteLength / 2;
      const rendered = Math.min(end, Math.max(before, chunk.firstSample) + left);
      left -= rendered - Math.max(before, chunk.firstSample);
      this.played = { epoch: chunk.epoch, segment: chunk.segment, rendered };
      if (rendered === end) this.queue.shift();
    }
    if (this.played) this.voice.tell({ type: 'playout', ...this.played, stopped: this.isHeld });
  }

  private heed(act: FrameOf<'playback'>['act']): void {
    this.isHeld = act === 'hold';
    if (act === 'resume') return;
    if (act === 'stop') this.queue = [];
    const { played } = this;
    if (played) this.clock.schedule(30, () => this.voice.tell({ type: 'playout', ...played, stopped: true }));
  }
}
