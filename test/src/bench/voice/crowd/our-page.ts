import { randomUUID } from 'node:crypto';

import type { Ack, ChunkFrame, FloorFrame, PlaybackFrame, SegmentFrame, TurnFrame } from '@repartee/proto';
import { VoiceOpened } from '@repartee/proto';
import type { ApiClient } from '@repartee/standalone';
import { ApiProblem, SessionsClient } from '@repartee/standalone';
import type { Socket } from 'socket.io-client';

import { readBack } from '../../../speech/spelled-sound.js';
import { monotonicMs } from '../stage/monotonic.js';
import { Detector } from './detector.js';
import { Loudspeaker } from './loudspeaker.js';
import { Microphone } from './microphone.js';
import { Packing } from './packing.js';
import type { CutTurn, Heard, HeardTurn } from './talker.js';
import { Talker } from './talker.js';
import type { TalkingPage } from './talking-page.js';
import { wordsHeard, wordsIn } from './words.js';

const REPORT_MS = 90;
/** A busy server may take longer than one question waits. */
const ASKS_TO_END = 4;

/** What was heard of an answer that was cut, until the server says what is on record of it. */
type Cut = Omit<CutTurn, 'claimed'>;

/** A page of the product as its server sees it: its socket, its frames, marks and reports, and its player's rules. */
export class OurPage implements TalkingPage {
  private turns: HeardTurn[] = [];
  private cuts: CutTurn[] = [];
  private unanswered = 0;
  private ended = 0;
  private refused = 0;
  private client: SessionsClient | null = null;
  private sessionId = '';
  private page: OpenPage | null = null;
  private beginning: Promise<void> = Promise.resolve();

  constructor(
    private readonly api: Pick<ApiClient, 'url' | 'cookie'>,
    private readonly interruptsAfterMs: () => number,
  ) {}

  async begin(): Promise<void> {
    this.client?.close();
    const client = await SessionsClient.connect(this.api);
    this.client = client;
    this.sessionId = randomUUID();
    const start = { scenarioId: 'unhappy-customer', purpose: 'practice', mode: 'open_microphone' } as const;
    const socket: Socket = client.socket;
    socket.on('voice-refused', () => void this.refused++);
    socket.on('ended', () => this.again());
    await client.start({ ...start, language: 'en', clientSessionId: this.sessionId });
    const frame = { sessionId: this.sessionId, mode: 'open_microphone' };
    const answer = (await socket.timeout(15_000).emitWithAck('open-voice', frame)) as Ack<unknown>;
    if (!answer.ok) throw new Error(answer.problem.detail);
    const { playRate } = VoiceOpened.parse(answer.result);
    this.page = new OpenPage(socket, playRate, this.interruptsAfterMs);
  }

  get socket(): Socket | undefined {
    return this.client?.socket;
  }

  /** From now on it takes nothing from its connection, as a network or a computer that has stalled. */
  stopReading(): void {
    const { transport } = this.socket?.io.engine ?? {};
    (transport as unknown as { ws: { pause: () => void } }).ws.pause();
  }

  tick(now: number): void {
    this.page?.tick(now);
  }

  report(): Heard {
    this.settle();
    const { turns, cuts, unanswered, ended, refused } = this;
    [this.turns, this.cuts] = [[], []];
    return { turns, cuts, unanswered, ended, refused };
  }

  /** Resolves once the server has the conversation's end on record: one that is left open would wait half an hour. */
  async end(): Promise<void> {
    this.settle();
    this.page = null;
    await this.beginning;
    this.page = null;
    for (let asked = 1; !(await this.isOver(asked >= ASKS_TO_END)); asked++);
    this.client?.close();
  }

  /** Asks to close; false where there is no answer in time. Throws it, where that was the `last` time. */
  private async isOver(last: boolean): Promise<boolean> {
    try {
      await this.client?.end({ sessionId: this.sessionId });
      return true;
    } catch (error) {
      if (error instanceof ApiProblem && error.problem.code === 'session_over') return true;
      if (last || error instanceof ApiProblem) throw error;
      return false;
    }
  }

  /** The persona has hung up, or its time was over: another conversation begins. */
  private again(): void {
    if (!this.page) return;
    this.settle();
    this.page = null;
    this.ended++;
    this.beginning = this.begin().catch(() => void this.refused++);
  }

  private settle(): void {
    this.turns.push(...(this.page?.turns.splice(0) ?? []));
    this.cuts.push(...(this.page?.cuts.splice(0) ?? []));
    this.unanswered += this.page?.takeUnanswered() ?? 0;
  }
}

/** The page from when its voice is open. */
class OpenPage {
  readonly turns: HeardTurn[] = [];
  readonly cuts: CutTurn[] = [];
  private readonly loudspeaker: Loudspeaker;
  private readonly microphone: Microphone;
  private readonly talker: Talker;
  private readonly packing = new Packing((packet) => void this.socket.volatile.emit('sound', packet));
  private detector: Detector | null = null;
  private floor: FloorFrame['phase'] = 'listening';
  private reportedAt = 0;
  private firstByteAt = 0;
  private captions = '';
  private interruptedFrom = 0;
  /** Since when it is silent, where its sound is held. */
  private heldAt: number | null = null;
  private cut: Cut | null = null;

  constructor(
    private readonly socket: Socket,
    rate: number,
    interruptsAfterMs: () => number,
  ) {
    const now = monotonicMs();
    this.microphone = new Microphone(now);
    this.loudspeaker = new Loudspeaker({ rate, onBegin: (at) => this.heard(at) });
    this.talker = new Talker(this.microphone, this.loudspeaker, now, interruptsAfterMs);
    socket.on('chunk', (chunk: ChunkFrame) => this.take(chunk));
    socket.on('segment', ({ segment, text }: SegmentFrame) => void (this.captions = segment === 0 ? text : `${this.captions} ${text}`)); // prettier-ignore
    socket.on('floor', ({ phase }: FloorFrame) => void (this.floor = phase));
    socket.on('playback', (frame: PlaybackFrame) => this.playback(frame));
    socket.on('turn', (turn: TurnFrame) => this.recorded(turn));
  }

  takeUnanswered(): number {
    const { unanswered } = this.talker;
    this.talker.unanswered = 0;
    return unanswered;
  }

  /** Sends what is due and plays what is there. */
  tick(now: number): void {
    this.loudspeaker.renderTo(now);
    for (const frame of this.microphone.recorded(now)) this.packing.take(frame, this.detector?.isVoice ?? false);
    const begun = this.talker.look(now, this.floor === 'listening');
    if (begun) {
      this.detector = new Detector(begun.spoken, (mark) => {
        this.packing.send();
        this.socket.emit('voice', mark);
      });
      this.firstByteAt = 0;
      this.interruptedFrom = begun.interrupts ? begun.spoken.beginsAt : 0;
    }
    this.detector?.look(now, this.microphone.captured);
    const { played } = this.loudspeaker;
    if (!played || now - this.reportedAt < REPORT_MS) return;
    this.reportedAt = now;
    this.socket.emit('played', played);
  }

  private take(chunk: ChunkFrame): void {
    const now = monotonicMs();
    if (this.detector?.isOver && this.firstByteAt === 0) this.firstByteAt = now;
    this.loudspeaker.take(chunk, now);
  }

  private playback({ epoch, act }: PlaybackFrame): void {
    const now = monotonicMs();
    if (act === 'hold') this.heldAt = this.loudspeaker.hold(now);
    if (act === 'resume') this.loudspeaker.resume(now);
    if (act === 'stop') this.stop(epoch, now);
    if (act !== 'hold') this.heldAt = null;
    this.reportedAt = 0;
  }

  private stop(epoch: number, now: number): void {
    const stoppedAt = this.loudspeaker.stop(epoch, now);
    const silentAt = this.heldAt ?? stoppedAt;
    this.talker.settled();
    const heard = wordsHeard(this.captions, readBack(this.loudspeaker.sounded));
    if (this.interruptedFrom > 0) this.cut = { heard, silentAfterMs: silentAt - this.interruptedFrom };
    this.interruptedFrom = 0;
  }

  private heard(renderedAt: number): void {
    const { spoken } = this.talker;
    if (spoken && this.detector?.isOver)
      this.turns.push({ endOfSpeechAt: spoken.endsAt, firstByteAt: this.firstByteAt, renderedAt });
    this.talker.answered(renderedAt);
  }

  private recorded({ speaker, text }: TurnFrame): void {
    if (speaker !== 'persona') return;
    this.talker.settled();
    if (this.cut) this.cuts.push({ ...this.cut, claimed: wordsIn(text) });
    this.cut = null;
  }
}
