import { cutsInAfterMs, mindsMissteps } from '@repartee/dialogue';
import { CAPTURE_RATE } from '@repartee/proto';

import { elapsedMs } from '../../live/domain/session.js';
import type { LiveSession } from '../../live/domain/session.js';
import { owedReply } from '../../live/domain/owed-reply.js';
import type { SessionCommand } from '../../live/domain/session.decide.js';
import type { SpeechMode, VoiceOutput, VoiceOutputOf, VoiceState } from '../domain/index.js';
import { advance, initialState, lateMs, nextTickAt, readAs, unsettledFrom } from '../domain/index.js';
import { Ears } from './ears/ears.js';
import type { Line } from './line/line.js';
import type { GoingOn, OpenedSession } from './opened-session.js';
import { mannerOf } from './mouth/manner.js';
import { Mouth } from './mouth/mouth.js';
import { Page } from './line/page.js';
import { sessionMs } from '../domain/session-time.js';
import { Arrival } from './ears/arrival.js';
import { endCommand, silenceCommand, turnCommand } from './record/commands.js';
import { Recorder } from './record/recorder.js';
import { SteadyTime } from './steady-time.js';
import type { Happening } from './tell.js';
import { Overhearing } from './words/overhearing.js';
import { Replies } from './words/replies.js';

/** How long what was heard by now may take to be understood, where nobody comes back to hear the rest. */
const UNDERSTOOD_MS = 700;
/** Where there is no voice its rate is nobody's. */
const SILENT_RATE = 24_000;

/**
 * One spoken session as long as it is live: tells the machine what happens, and has done what it asks for, in order.
 * It has no rule of its own. What it holds beside the machine is sound on its way, and what was asked of others.
 */
export class VoiceSession {
  private state: VoiceState;
  private readonly ears: Ears | null;
  private readonly mouth: Mouth | null;
  private readonly replies: Replies;
  private readonly overhearing: Overhearing;
  private readonly recorder: Recorder;
  private readonly time: SteadyTime;
  private readonly page = new Page();
  private readonly waiting: Happening[] = [];
  private isBusy = false;
  private isBroken = false;
  private readonly arrival = new Arrival();
  /** The sample after the last one of the learner's that came. */
  get heardTo(): number {
    return this.arrival.heardTo;
  }

  /** The sample that is wanted next of a page that goes on. */
  get wantedFrom(): number {
    return this.unheardFrom ?? this.heardTo;
  }

  /** Where what is not understood begins of a voice to which nobody comes back; null for nothing. */
  private unheardFrom: number | null = null;
  /** Those who wait for typed words to be taken. */
  private readonly typed: (() => void)[] = [];
  /** Those whose typed words wait for what was kept through a loss. */
  private readonly behind: (() => void)[] = [];
  private hungUp: () => void = () => undefined;
  private readonly over = new Promise<void>((resolve) => (this.hungUp = resolve));

  constructor(private readonly opened: OpenedSession) {
    const { session, parts, mode, meter, clock, log, execute, read, onBroken } = opened;
    const { opening, play, turns } = session;
    const { language, limitMs } = opening;
    const tell = (happening: Happening): void => this.tell(happening);
    this.ears = parts.ears && new Ears(parts.ears, { language, hint: play.persona.identity.name }, meter, tell);
    this.mouth = parts.voice && new Mouth(parts.voice, mannerOf(play.persona.voice, language), meter, tell);
    this.recorder = new Recorder({
      ...{ execute, onRefused: onBroken, clock, log, about: { sessionId: opening.sessionId } },
    });
    const recorded = (): Promise<LiveSession | null> => this.recorder.settled().then(read);
    this.replies = new Replies(parts.worder, recorded, meter, tell);
    this.overhearing = new Overhearing(recorded, tell);
    this.time = new SteadyTime(clock);
    this.state = initialState({
      settings: {
        ...{ language, mode, limitMs, captureRate: CAPTURE_RATE, playRate: parts.voice?.rate ?? SILENT_RATE },
        weighsWords: mindsMissteps(play),
      },
      nextTurn: turns.length,
      elapsedMs: elapsedMs(session, clock.now()),
      owesWords: owedReply(session) !== null,
      cutsInAfterMs: cutsInAfterMs(play, session.dialogue),
      captionsOnly: parts.voice === null,
    });
  }

  /** What is older than this epoch is not to be played. */
  get epoch(): number {
    return this.state.epoch;
  }

  /** Whether the persona is heard; if not, it is read from now on. */
  get speaks(): boolean {
    return !this.state.captionsOnly && this.state.lostVoice === null;
  }

  get playRate(): number {
    return this.state.settings.playRate;
  }

  /** A page is there, whose samples count from here unless they go on; the session's time runs. */
  attach(line: Line, mode: SpeechMode, { goesOnAt = null, hearsOn = false }: GoingOn = {}): void {
    this.state = { ...this.state, settings: { ...this.state.settings, mode } };
    if (goesOnAt === null) this.ears?.begin();
    this.arrival.begin(goesOnAt ?? 0);
    this.opened.tape?.begin();
    this.page.attach(line);
    this.tell({ type: 'reconnected', hearsOn });
  }

  /** Nobody is there. Resolves once what was heard until then is on record. */
  detach(): Promise<void> {
    this.tell({ type: 'disconnected' });
    this.page.detach();
    return this.recorder.settled();
  }

  /** Nobody comes back to this voice. Resolves once all that was heard and understood is on record. */
  async leave(): Promise<void> {
    if (!this.state.connected) {
      this.tell({ type: 'voice_given_up' });
      await this.understood();
    }
    // Of what is understood in part, that part goes on record; the rest is not asked for a second time.
    this.unheardFrom = unsettledFrom(this.state.utterances.filter(({ isFinal, text }) => !isFinal && text === ''));
    this.tell({ type: 'left' });
    this.page.detach();
    return this.recorder.settled();
  }

  /** Something happens; what it leads to is done before the next. Once it has broken down nothing happens any more. */
  tell(happening: Happening): void {
    if (this.isBroken) return;
    this.waiting.push(happening);
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      for (let next = this.waiting.shift(); next; next = this.waiting.shift()) this.take(next);
      this.time.wakeAt(nextTickAt(this.state), () => this.tell({ type: 'tick' }));
    } catch (err) {
      this.breakDown(err);
    } finally {
      this.isBusy = false;
    }
  }

  /** A frame of the learner's sound, by the number of its first sample; `captured`, where it was kept: the last there was. */
  hear(sample: number, pcm: Uint8Array, captured?: number): void {
    this.ears?.hear(sample, pcm);
    const end = sample + pcm.byteLength / 2;
    const isLate = captured !== undefined;
    if (isLate) this.tell({ type: 'late_sound', from: sample, sample: end, captured });
    this.onTape(sample, pcm, isLate);
    if (this.arrival.took(sample, end, isLate)) this.tell({ type: 'present', sample });
  }

  /** Typed words. Resolves once they are on record, after what was said before them, unless the session is closing. */
  async say(text: string, clientTurnId: string): Promise<void> {
    // What was kept through a loss was said before.
    if (this.state.catchingUp && !this.isBroken) await new Promise<void>((resolve) => this.behind.push(resolve));
    this.tell({ type: 'typed', text, clientTurnId });
    if (this.state.typed && !this.isBroken) await new Promise<void>((resolve) => this.typed.push(resolve));
    return this.recorder.settled();
  }

  /** The learner closes; resolves once that is on record. */
  end(): Promise<void> {
    this.tell({ type: 'end' });
    return this.over;
  }

  /** Lets go of everything: the session is over, or goes on otherwise. */
  dispose(): void {
    this.recorder.stop();
    this.time.wakeAt(undefined, () => undefined);
    this.giveUp(Infinity);
    this.ears?.dropAll();
    this.page.detach();
    void this.opened.tape?.close();
    for (const waiting of [...this.typed.splice(0), ...this.behind.splice(0)]) waiting();
    this.hungUp();
  }

  /** Nobody knows what state it is in: it is let go of, and its page comes back to what is on record. */
  private breakDown(err: unknown): void {
    if (this.isBroken) return;
    const { log, session, onBroken } = this.opened;
    this.isBroken = true;
    log.error({ err, sessionId: session.opening.sessionId }, 'A spoken session has broken down');
    void this.recorder.settled().then(onBroken);
  }

  private sessionMs(): number {
    return sessionMs(this.state, this.time.now());
  }

  /** Kept sound goes on tape at the time at which it was said; after a gap in it the page's count runs anew beside that. */
  private onTape(sample: number, pcm: Uint8Array, isLate: boolean): void {
    const { tape } = this.opened;
    if (!tape || this.state.isPaused) return;
    if (this.arrival.breaksOff(sample, isLate)) tape.begin();
    const end = sample + pcm.byteLength / 2;
    tape.heard(sample, pcm, isLate ? lateMs(this.state, end, this.time.now()) : this.sessionMs());
  }

  private async understood(): Promise<void> {
    if (this.state.utterances.every(({ isFinal }) => isFinal)) return;
    await Promise.race([this.ears?.understood(), this.opened.clock.delay(UNDERSTOOD_MS)]);
  }

  private take(happening: Happening): void {
    if (happening.type === 'playout') this.opened.tape?.played(happening, this.sessionMs());
    if (happening.type === 'continued') this.opened.tape?.begin();
    if (happening.type === 'transcript') this.page.hearing({ ...happening, text: readAs(this.state, happening) });
    const { state, outputs } = advance(this.state, { ...happening, at: this.time.now() });
    this.state = state;
    for (const output of outputs) this.carryOut(output);
    if (!state.typed) for (const taken of this.typed.splice(0)) taken();
    if (!state.catchingUp) for (const mayGo of this.behind.splice(0)) mayGo();
    this.page.floor(state.phase.name);
  }

  private carryOut(output: VoiceOutput): void {
    switch (output.type) {
      case 'transcribe':
        return this.ears?.listen(output.utterance, output.fromSample);
      case 'finish_transcription':
        return this.ears?.finish(output);
      case 'drop_transcription':
        return this.ears?.drop(output.utterance);
      case 'weigh_words':
        return void this.overhearing.weigh(output);
      case 'ask_reply':
        this.giveUp(output.epoch - 1);
        return void this.replies.ask(output);
      case 'synthesise':
        this.page.caption(output);
        return this.mouth?.speak(output);
      case 'send_chunk':
        return this.sendChunk(output);
      case 'show':
        return this.page.show(output);
      case 'hold_playout':
      case 'resume_playout':
      case 'stop_playout':
        return this.page.playback(output);
      case 'cancel':
        return this.giveUp(output.epoch);
      case 'commit_turn':
        this.opened.tape?.turnOver();
        return this.recordTurn(output);
      case 'silence':
        return this.record(silenceCommand(output, this.opened.clock.now()));
      case 'notice':
        return this.page.notice(output.notice, this.opened.session.opening.sessionId);
      case 'close':
        return this.close(output);
      default:
        return output satisfies never;
    }
  }

  private sendChunk(output: VoiceOutputOf<'send_chunk'>): void {
    const pcm = this.mouth?.take(output) ?? new Uint8Array();
    this.opened.tape?.sent(output, pcm);
    this.page.chunk(output, pcm);
  }

  private recordTurn({ commit }: VoiceOutputOf<'commit_turn'>): void {
    const unsettled = unsettledFrom(this.state.utterances) ?? this.unheardFrom;
    const settles = this.page.settles(unsettled ?? this.ears?.heardTo ?? this.heardTo);
    void this.recorder
      .put(turnCommand(commit, this.opened.clock.now()))
      .then((isRecorded) => isRecorded && settles())
      .catch((err: unknown) => this.breakDown(err));
  }

  private record(command: SessionCommand): void {
    void this.recorder.put(command);
  }

  private giveUp(epoch: number): void {
    this.replies.cancel(epoch);
    this.mouth?.cancel(epoch);
  }

  private close(output: VoiceOutputOf<'close'>): void {
    const { settings, time } = this.state;
    const ending = { atMs: Math.round(time.elapsedMs), mode: settings.mode, mind: this.replies.latest };
    void this.recorder.put(endCommand(output, ending, this.opened.clock.now())).then(() => this.hungUp());
  }
}
