import { CAPTURE_RATE, FRAME_BYTES, QUIET_FRAMES } from '@repartee/proto';
import type { SoundFrame, TalkKeyFrame, VoiceFrame, VoiceOpened } from '@repartee/proto';

import { SendingAllowance } from './sending-allowance.js';
import { joined } from './sending-voice.js';
import type { SendingParts } from './sending-voice.js';

export interface KeptParts extends Omit<SendingParts, 'sound'> {
  /** False where the connection takes nothing more just now. */
  sound: (frame: SoundFrame) => boolean;
  /** The sample after the last one that was recorded by now. */
  captured: () => number;
  /** Milliseconds on a clock that never goes back. */
  now: () => number;
}

/** So much speech is kept: a loss of a minute, the nine seconds until it is noticed, and some (2.9 MB). */
export const KEPT_SAMPLES = 90 * CAPTURE_RATE;
/** Of a quiet room, the last of it: a voice may have begun in it of which the detector has not told yet. */
const QUIET_SAMPLES = CAPTURE_RATE;
/** What was recorded longer ago is sent with how long ago that was. */
const LATE_SAMPLES = CAPTURE_RATE / 2;
/** What travels in one packet at most. */
const PACKET_SAMPLES = (FRAME_BYTES.most * QUIET_FRAMES) / 2;
/** Of the reports of a voice that is there, one in so much sound is enough once they are late. */
const LATE_REPORT_SAMPLES = (CAPTURE_RATE * 4) / 5;

type Sound = { name: 'sound'; frame: SoundFrame };
type Mark = { name: 'voice'; frame: VoiceFrame } | { name: 'talkKey'; frame: TalkKeyFrame };
type Kept = Sound | Mark;

const samplesIn = (one: Kept): number => (one.name === 'sound' ? one.frame.pcm.byteLength / 2 : 0);
const endsAfter =
  (sample: number) =>
  (one: Kept): boolean =>
    one.name === 'sound' && one.frame.sample + samplesIn(one) > sample;
const isReport = (one: Kept): boolean => one.name === 'voice' && one.frame.is === 'there';

/** The voice, or the key, that is there after something that is kept: another, none, or the one before. */
function voiceAfter(before: Mark | null, one: Kept): Mark | null {
  if (one.name === 'sound' || isReport(one)) return before;
  const isBegin = one.name === 'talkKey' ? one.frame.down : one.frame.is === 'started';
  return isBegin ? one : null;
}

const begunAt = (voice: Mark, sample: number): Mark =>
  ({ ...voice, frame: { ...voice.frame, sample: Math.max(sample, voice.frame.sample) } }) as Mark;

/**
 * What the server gets of the learner's voice: sound and marks in their order, each as soon as the connection takes it. All
 * of it is kept until the server has put it on record. So what was lost on the way, or said while there was none, is sent
 * once there is one: from where the server wants it on, and no faster than it takes it.
 */
export class KeptVoice implements SendingParts {
  private kept: Kept[] = [];
  /** So many of them are sent. */
  private sent = 0;
  private samples = 0;
  /** The voice that was there before the first that is kept, after the last one, and now, which may be lost. */
  private older: Mark | null = null;
  private latest: Mark | null = null;
  private there: Mark | null = null;
  private isOpen = false;
  private reportedAt = -Infinity;
  private readonly allowance: SendingAllowance;
  /** There is no room for what is said now. */
  isFull = false;
  /** Something that was said was given up. */
  hasLost = false;

  constructor(private readonly to: KeptParts) {
    this.allowance = new SendingAllowance(to.now);
  }

  readonly sound = (frame: SoundFrame): void => {
    this.isFull = !this.hasRoom(frame);
    if (this.isFull) {
      this.hasLost ||= this.there !== null;
      return;
    }
    // After what was lost of it, or with what came before given up, the voice begins here.
    if (this.there && !this.latest) this.keep(begunAt(this.there, frame.sample));
    this.keep({ name: 'sound', frame });
    if (!this.latest) this.forgetQuiet();
    this.flow();
  };

  readonly voice = (frame: VoiceFrame): void => this.mark({ name: 'voice', frame });

  readonly talkKey = (frame: TalkKeyFrame): void => this.mark({ name: 'talkKey', frame });

  /** Whether something was said that is not settled. */
  get isWanted(): boolean {
    return this.older !== null || this.kept.some((one) => voiceAfter(null, one) !== null);
  }

  /** From now on nothing arrives. */
  lose(): void {
    this.isOpen = false;
  }

  /** It does again. Where that is in the middle of a voice, the server is told so first. */
  goOn(wants: VoiceOpened['wants']): void {
    if (wants === 'none') this.forget();
    const first = this.kept[0]?.frame.sample ?? 0;
    // Of a voice that was there before what is kept, the server has not got all.
    if (typeof wants === 'number' && this.older && first > wants) this.hasLost = true;
    this.sent = typeof wants === 'number' ? this.placeOf(wants) : 0;
    const voice = this.kept.slice(0, this.sent).reduce(voiceAfter, this.older);
    const from = typeof wants === 'number' ? wants : (this.kept[0]?.frame.sample ?? 0);
    if (voice) this.kept.splice(this.sent, 0, begunAt(voice, from));
    this.isOpen = true;
    this.flow();
  }

  /** What came before that sample need not be kept any more. */
  settle(sample: number): void {
    const first = this.kept.findIndex(endsAfter(sample));
    for (let left = Math.min(this.sent, first < 0 ? this.sent : first); left > 0; left--) this.dropFirst();
    // The end of a voice is told a little after it: one that was over by then is none any more.
    const next = this.kept.find((one): one is Mark => one.name !== 'sound' && !isReport(one));
    if (next && next.frame.sample <= sample && !voiceAfter(this.older, next)) this.older = null;
  }

  /** The server has had too much, and hangs up. */
  slowDown(): void {
    this.allowance.empty();
  }

  /** Sends what can be sent by now. */
  flow(): void {
    while (this.isOpen && this.sent < this.kept.length) if (!this.sendNext()) return;
  }

  private mark(one: Mark): void {
    this.there = voiceAfter(this.there, one);
    // All that is kept of a voice for which there is no room is its end, where its beginning is.
    if (this.isFull && !(this.latest && !this.there)) return;
    this.keep(one);
    this.flow();
  }

  private keep(one: Kept): void {
    this.kept.push(one);
    this.samples += samplesIn(one);
    this.latest = voiceAfter(this.latest, one);
  }

  /** What is sent makes room for what is not. */
  private hasRoom({ pcm }: SoundFrame): boolean {
    const isTooMuch = (): boolean => this.samples + pcm.byteLength / 2 > KEPT_SAMPLES;
    while (isTooMuch() && this.sent > 0) this.dropFirst();
    return !isTooMuch();
  }

  private dropFirst(): void {
    const one = this.kept.shift();
    if (!one) return;
    this.older = voiceAfter(this.older, one);
    this.samples -= samplesIn(one);
    this.sent--;
  }

  private forget(): void {
    this.hasLost ||= this.isWanted;
    this.kept = [];
    this.sent = this.samples = 0;
    this.older = this.latest = null;
  }

  /** Of the quiet since the last mark, what is too long ago. */
  private forgetQuiet(): void {
    let [at, quiet] = [this.kept.length, 0];
    for (let one = this.kept[at - 1]; one?.name === 'sound'; one = this.kept[--at - 1]) quiet += samplesIn(one);
    const [oldest] = quiet > QUIET_SAMPLES ? this.kept.splice(at, 1) : [];
    if (!oldest) return;
    this.samples -= samplesIn(oldest);
    if (at < this.sent) this.sent--;
  }

  /** Where to go on for a server to which sound has come up to that sample: nobody knows of the marks behind it. */
  private placeOf(sample: number): number {
    const found = this.kept.findIndex(endsAfter(sample));
    let at = found < 0 ? this.kept.length : found;
    while (at > 0 && this.kept[at - 1]?.name !== 'sound') at--;
    return at;
  }

  private sendNext(): boolean {
    const one = this.kept[this.sent];
    if (!one) return false;
    if (one.name === 'sound') return this.sendSound(one);
    if (!this.isIdle(this.sent)) {
      if (!this.allowance.has(1)) return false;
      this.allowance.spend(1);
      this.sendMark(one);
    }
    this.sent++;
    return true;
  }

  private sendMark(one: Mark): void {
    const captured = this.to.captured();
    const { sample } = one.frame;
    if (isReport(one)) this.reportedAt = sample;
    if (one.name === 'voice') this.to.voice({ ...one.frame, captured: Math.max(captured, one.frame.captured) });
    else this.to.talkKey(captured - sample > LATE_SAMPLES ? { ...one.frame, captured } : one.frame);
  }

  /** Frames that follow one another travel together, as many as are there. */
  private sendSound(first: Sound): boolean {
    const frames = [first.frame];
    let samples = samplesIn(first);
    let next = this.sent + 1;
    for (; next < this.kept.length; next++) {
      const one = this.kept[next];
      if (this.isIdle(next)) continue;
      const isNext = one?.name === 'sound' && one.frame.sample === first.frame.sample + samples;
      if (!isNext || samples + samplesIn(one) > PACKET_SAMPLES) break;
      frames.push(one.frame);
      samples += samplesIn(one);
    }
    const cost = Math.ceil((samples * 2) / FRAME_BYTES.most);
    if (!this.allowance.has(cost)) return false;
    const captured = this.to.captured();
    const isLate = captured - first.frame.sample - samples > LATE_SAMPLES;
    const frame = frames.length === 1 ? first.frame : { sample: first.frame.sample, pcm: joined(frames) };
    if (!this.to.sound(isLate ? { ...frame, captured } : frame)) return false;
    this.allowance.spend(cost);
    this.sent = next;
    return true;
  }

  /** A late report that another follows, so soon after the last one that nobody needs it. */
  private isIdle(at: number): boolean {
    const one = this.kept[at];
    if (!one || !isReport(one) || at === this.kept.length - 1) return false;
    const { sample } = one.frame;
    const isLate = this.to.captured() - sample > LATE_SAMPLES;
    return isLate && sample >= this.reportedAt && sample - this.reportedAt < LATE_REPORT_SAMPLES;
  }
}
