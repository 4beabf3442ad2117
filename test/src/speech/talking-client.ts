import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import type {
  Ack,
  ChunkFrame,
  FloorFrame,
  HearingFrame,
  LostVoice,
  PlaybackFrame,
  SegmentFrame,
  SessionState,
  TurnFrame,
  VoiceNoticeFrame,
} from '@repartee/proto';
import { CAPTURE_RATE, VoiceOpened } from '@repartee/proto';
import type { ApiClient } from '@repartee/standalone';
import { SessionsClient } from '@repartee/standalone';
import type { Socket } from 'socket.io-client';

import { eventually } from '../harness/eventually.js';
import { SPOKEN_RATE, readBack } from './spelled-sound.js';
import type { BeginSpoken } from './spoken-page.js';

const TICK_MS = 20;
const FRAME_SAMPLES = (CAPTURE_RATE * TICK_MS) / 1000;
const REPORT_EVERY_TICKS = 5;
/** The detector's: how often it says that a voice is there, and how long it waits before it calls it over. */
const MARK_EVERY_TICKS = 5;
const REDEMPTION_MS = 400;

/**
 * A page that speaks and listens in real time: it records frame by frame, renders what it is sent sample by sample, and
 * keeps all that it rendered.
 */
export class TalkingClient {
  readonly turns: TurnFrame[] = [];
  readonly notices: string[] = [];
  readonly phases: string[] = [];
  readonly captions: SegmentFrame[] = [];
  readonly hearings: HearingFrame[] = [];
  /** Sound that was rendered, by epoch. */
  readonly rendered = new Map<number, Buffer[]>();
  opened: VoiceOpened | undefined;
  ended = false;
  private queue: ChunkFrame[] = [];
  private offset = 0;
  private place = { epoch: 0, segment: 0, rendered: 0 };
  /** Bytes of the epoch that were rendered when it last said so. */
  private reportedBytes = 0;
  private sample = 0;
  private loudness = 0;
  private isHeld = false;
  private isClosed = false;

  private constructor(
    private readonly client: SessionsClient,
    readonly sessionId: string,
  ) {
    const socket = this.socket;
    socket.on('chunk', (frame: ChunkFrame) => void this.queue.push(frame));
    socket.on('segment', (frame: SegmentFrame) => void this.captions.push(frame));
    socket.on('playback', (frame: PlaybackFrame) => this.playback(frame));
    socket.on('hearing', (frame: HearingFrame) => void this.hearings.push(frame));
    socket.on('voice-notice', ({ notice }: VoiceNoticeFrame) => void this.notices.push(notice));
    socket.on('floor', ({ phase }: FloorFrame) => void this.phases.push(phase));
    socket.on('turn', (frame: TurnFrame) => void this.turns.push(frame));
    socket.on('ended', () => void (this.ended = true));
  }

  /** Begins a spoken session. */
  static async begin(
    api: Pick<ApiClient, 'url' | 'cookie'>,
    { language = 'en', purpose = 'practice' }: BeginSpoken = {},
  ): Promise<TalkingClient> {
    const client = await SessionsClient.connect(api);
    const page = new TalkingClient(client, randomUUID());
    const start = { scenarioId: 'unhappy-customer', purpose, mode: 'open_microphone' } as const;
    await client.start({ ...start, language, clientSessionId: page.sessionId });
    await page.openVoice();
    return page;
  }

  /** The session goes on, from another page or after a loss. */
  static async goOn(
    api: Pick<ApiClient, 'url' | 'cookie'>,
    { sessionId, lostVoice }: { sessionId: string; lostVoice?: LostVoice },
  ): Promise<{ page: TalkingClient; state: SessionState }> {
    const client = await SessionsClient.connect(api, sessionId);
    const page = new TalkingClient(client, sessionId);
    const state = await client.resume({ sessionId, fromTurn: 0, ...(lostVoice && { lostVoice }) });
    await page.openVoice();
    return { page, state };
  }

  /** What a later page says of this one. */
  get lostVoice(): LostVoice {
    return { pass: this.opened?.pass ?? '', ...this.place };
  }

  /** The letters that sounded whole, of all that was rendered in an epoch. */
  heardIn(epoch: number): string {
    return readBack(this.soundIn(epoch));
  }

  /** The same up to the last report of the page. */
  get reported(): string {
    return readBack(this.soundIn(this.epoch).subarray(0, this.reportedBytes));
  }

  /** The epoch of what was rendered last. */
  get epoch(): number {
    return this.place.epoch;
  }

  say(text: string): Promise<unknown> {
    return this.client.say({ sessionId: this.sessionId, clientTurnId: randomUUID(), text });
  }

  end(): Promise<unknown> {
    return this.client.end({ sessionId: this.sessionId });
  }

  /** Speaks for so long, as loud as that; the detector says when, after it has waited. */
  async speak(loudness: number, ms: number, { voiced = ms }: { voiced?: number } = {}): Promise<void> {
    const share = voiced / ms;
    const from = this.sample;
    this.loudness = loudness;
    this.socket.emit('voice', { is: 'started', sample: from, captured: from });
    for (let spoken = 0; spoken < ms; spoken += TICK_MS * MARK_EVERY_TICKS) {
      await delay(TICK_MS * MARK_EVERY_TICKS);
      const there = { sample: this.sample, captured: this.sample, voicedMs: Math.round(spoken * share), levelDb: -20 };
      this.socket.emit('voice', { is: 'there', ...there });
    }
    this.loudness = 0;
    const end = this.sample;
    await delay(REDEMPTION_MS);
    const ended = { sample: end, captured: this.sample, voicedMs: voiced, levelDb: -20 };
    this.socket.emit('voice', { is: 'ended', ...ended });
  }

  phase(name: string): Promise<void> {
    return eventually(() => this.phases.at(-1) === name);
  }

  /** Resolves with the turn once it is on record. */
  async turn(number: number): Promise<TurnFrame> {
    await eventually(() => this.turns.some(({ turn }) => turn === number));
    const found = this.turns.find(({ turn }) => turn === number);
    if (!found) throw new Error(`turn ${number} is not there`);
    return found;
  }

  close(): void {
    this.isClosed = true;
    this.client.close();
  }

  private get socket(): Socket {
    return this.client.socket;
  }

  private async openVoice(): Promise<void> {
    const frame = { sessionId: this.sessionId, mode: 'open_microphone' };
    const answer = (await this.socket.timeout(15_000).emitWithAck('open-voice', frame)) as Ack<unknown>;
    if (!answer.ok) throw new Error(answer.problem.detail);
    this.opened = VoiceOpened.parse(answer.result);
    void this.run();
  }

  /** The clock of the sound: a frame is recorded and as much is rendered, every 20 ms. */
  private async run(): Promise<void> {
    const began = process.hrtime.bigint();
    for (let tick = 1; !this.isClosed; tick++) {
      const dueMs = tick * TICK_MS - Number((process.hrtime.bigint() - began) / 1_000_000n);
      if (dueMs > 0) await delay(dueMs);
      this.record();
      if (!this.isHeld) this.render((SPOKEN_RATE * TICK_MS) / 1000);
      if (tick % REPORT_EVERY_TICKS === 0) this.report(this.isHeld);
    }
  }

  private record(): void {
    const pcm = new Uint8Array(new Int16Array(FRAME_SAMPLES).fill(this.loudness).buffer);
    this.socket.volatile.emit('sound', { sample: this.sample, pcm });
    this.sample += FRAME_SAMPLES;
  }

  private render(samples: number): void {
    for (let left = samples; left > 0 && this.queue[0];) {
      const [chunk] = this.queue;
      const pcm = Buffer.from(chunk.pcm).subarray(this.offset * 2, (this.offset + left) * 2);
      const count = pcm.byteLength / 2;
      this.rendered.set(chunk.epoch, [...(this.rendered.get(chunk.epoch) ?? []), pcm]);
      this.offset += count;
      left -= count;
      const { epoch, segment, firstSample } = chunk;
      this.place = { epoch, segment, rendered: firstSample + this.offset };
      if (this.offset < chunk.pcm.byteLength / 2) continue;
      this.queue.shift();
      this.offset = 0;
    }
  }

  private playback({ epoch, act }: PlaybackFrame): void {
    this.isHeld = act === 'hold';
    if (act === 'resume') return;
    if (act === 'stop') this.queue = this.queue.filter((chunk) => chunk.epoch > epoch);
    if (act === 'stop') this.offset = 0;
    this.report(true);
  }

  private report(stopped: boolean): void {
    if (this.place.epoch === 0 || this.isClosed) return;
    this.socket.emit('played', { ...this.place, stopped });
    this.reportedBytes = this.soundIn(this.place.epoch).byteLength;
  }

  private soundIn(epoch: number): Buffer {
    return Buffer.concat(this.rendered.get(epoch) ?? []);
  }
}
