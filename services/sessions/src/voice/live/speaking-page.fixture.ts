import type { Ack, Problem, VoiceOpened } from '@repartee/proto';
import type {
  ChunkFrame,
  FloorFrame,
  OpenVoice,
  PlaybackFrame,
  SegmentFrame,
  SettledFrame,
  VoiceNoticeFrame,
  VoiceRefusedFrame,
} from '@repartee/proto';

import type { TestLearner } from '../../sessions.fixtures.js';
import { until } from '../../sessions.fixtures.js';

/** A learner's page that speaks and plays, as far as the socket goes: it renders at once whatever it is sent. */
export class SpeakingPage {
  readonly chunks: ChunkFrame[] = [];
  readonly segments: SegmentFrame[] = [];
  readonly playback: PlaybackFrame[] = [];
  readonly notices: string[] = [];
  readonly problems: Problem[] = [];
  readonly floor: string[] = [];
  readonly settled: number[] = [];
  opened: VoiceOpened | undefined;
  /** Renders what comes, and says so. */
  plays = true;

  constructor(readonly learner: TestLearner) {
    const { socket } = learner;
    socket.on('chunk', (frame: ChunkFrame) => this.take(frame));
    socket.on('segment', (frame: SegmentFrame) => this.segments.push(frame));
    socket.on('playback', (frame: PlaybackFrame) => this.playback.push(frame));
    socket.on('voice-notice', ({ notice }: VoiceNoticeFrame) => this.notices.push(notice));
    socket.on('voice-refused', (problem: VoiceRefusedFrame) => this.problems.push(problem));
    socket.on('settled', ({ sample }: SettledFrame) => this.settled.push(sample));
    socket.on('floor', ({ phase }: FloorFrame) => this.floor.push(phase));
  }

  async open(sessionId: string, change: Partial<OpenVoice> = {}): Promise<Ack<VoiceOpened>> {
    const frame: OpenVoice = { sessionId, mode: 'open_microphone', ...change };
    const answer = await this.learner.ask<VoiceOpened>('open-voice', frame);
    if (answer.ok) this.opened = answer.result;
    return answer;
  }

  /** Sends a frame that has no answer. */
  send(event: string, frame: unknown): void {
    this.learner.socket.emit(event, frame);
  }

  /** Speaks for so long; the detector's marks and the frames of sound come all at once. */
  speak(ms: number, fromSample = 0): void {
    const end = fromSample + ms * 16;
    this.send('voice', { is: 'started', sample: fromSample, captured: fromSample });
    for (let sample = fromSample; sample < end; sample += 320) {
      this.send('sound', { sample, pcm: new Uint8Array(640).fill(3) });
      const voicedMs = (sample - fromSample) / 16;
      if (voicedMs % 100 === 0) this.send('voice', { is: 'there', sample, captured: sample, voicedMs, levelDb: -20 });
    }
    this.send('voice', { is: 'ended', sample: end, captured: end, voicedMs: ms, levelDb: -20 });
  }

  has(phase: string): Promise<void> {
    return until(() => this.floor.at(-1) === phase);
  }

  /** Samples that came so far, of all segments. */
  get samples(): number {
    return this.chunks.reduce((sum, { pcm }) => sum + pcm.byteLength / 2, 0);
  }

  private take(frame: ChunkFrame): void {
    this.chunks.push(frame);
    const { epoch, segment, firstSample, pcm } = frame;
    if (this.plays) this.send('played', { epoch, segment, rendered: firstSample + pcm.byteLength / 2, stopped: false });
  }
}
