import type { OnModuleDestroy } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { offlineMind } from '@repartee/dialogue';
import { Clock, Ids, InTurn, Log } from '@repartee/kernel';
import type { Actor, InputMode, LostVoice, OpenVoice, VoiceOpened } from '@repartee/proto';
import { CAPTURE_RATE } from '@repartee/proto';

import { SessionError } from '../../live/domain/session-errors.js';
import type { SessionOpening } from '../../live/domain/session-events.js';
import type { LiveSession } from '../../live/domain/session.js';
import { isPaused } from '../../live/domain/session.js';
import { LiveSessions, seatId } from '../../live/live-sessions.js';
import type { SessionKey } from '../../live/live-sessions.js';
import { Meters } from '../../speech-use/meters.js';
import { SessionTimers } from '../../live/session-timers.js';
import type { Manner } from '../../live/sessions.service.js';
import type { Tape } from '../../recording/tape/tape.js';
import type { Allowance } from './line/allowance.js';
import { Allowances, frameRate } from './line/allowance.js';
import { VoiceSocket } from './line/voice-socket.js';
import type { VoiceSocketPort } from './line/voice-socket.js';
import { Speech } from './speech.js';
import { VoiceSession } from './voice-session.js';

/** As far as a page was heard, on its own count. */
interface Place {
  capture: string | undefined;
  sample: number;
}

interface Seat {
  voice: VoiceSession;
  pass: string;
  /** Whose samples it hears, or heard last. */
  capture?: string | undefined;
  /** Of the page that holds it; null while its learner is away. */
  line: VoiceSocket | null;
}

/** A page that wants to speak, for as long as it holds the session. */
export interface VoicePage {
  socket: VoiceSocketPort;
  /** Who speaks: the id of a person of the session's organisation. */
  person: string;
  isHolding: () => boolean;
}

export const notHeld = (): SessionError =>
  new SessionError('session_paused', 'Start, resume or continue the conversation here before you speak.');

/** What a session is recorded on, by the samples a second of the persona's sound; null where it is not. */
export type TapeOf = (opening: SessionOpening, playRate: number) => Tape | null;

/** How long the end of this process waits for what was heard to be recorded. */
const FAREWELL_MS = 1_000;

const speechActor: Actor = { kind: 'system', id: 'speech' };

/**
 * The spoken sessions that this instance has at hand: those under way, and those whose learner is away for a while. One
 * that is not at hand is made anew from the session's own events.
 */
@Injectable()
export class VoiceSessions implements OnModuleDestroy {
  private readonly seats = new Map<string, Seat>();
  /** Of each session under way, its page that was heard here last, and how far; also where its voice is not at hand. */
  private readonly heard = new Map<string, Place>();
  private readonly turns = new InTurn();
  private readonly allowances: Allowances;
  private tapeOf: TapeOf = () => null;

  constructor(
    private readonly sessions: LiveSessions,
    private readonly timers: SessionTimers,
    private readonly speech: Speech,
    private readonly meters: Meters,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.allowances = new Allowances(clock, frameRate);
    if (speech.complaint !== undefined) log.warn({}, speech.complaint);
    sessions.onOutcome(({ state }) => {
      if (state.status !== 'ended') return;
      this.forget(state.opening);
      this.heard.delete(seatId(state.opening));
      meters.close(state.opening);
    });
  }

  /** What was heard until now goes on record, unless the journal refuses it. */
  async onModuleDestroy(): Promise<void> {
    const seats = [...this.seats.values()];
    this.seats.clear();
    const recorded = Promise.all(seats.map(({ voice }) => voice.leave()));
    await Promise.race([recorded, this.clock.delay(FAREWELL_MS)]);
    for (const { voice } of seats) voice.dispose();
  }

  /** Spoken sessions are recorded on what this gives, where it gives something. */
  recordOn(tapeOf: TapeOf): void {
    this.tapeOf = tapeOf;
  }

  /** Whether this server hears what is said aloud: what it does not hear it does not record. */
  get hears(): boolean {
    return this.speech.parts.ears !== null;
  }

  /** How a session of this mode begins. */
  mannerOf(mode: InputMode): Omit<Manner, 'recordingDays'> {
    const isSpoken = mode !== 'typed' && this.speech.isOn;
    return { aloud: isSpoken, mind: (isSpoken && this.speech.parts.worder?.tool) || offlineMind };
  }

  /** Whether the session is spoken at the moment. */
  isSpoken(key: SessionKey): boolean {
    return Boolean(this.seatOf(key)?.line);
  }

  /**
   * The socket speaks and listens from now on; another one that did is let go. Whoever was hung up on for far too many
   * frames waits a second first. Throws SessionError.
   */
  open(key: SessionKey, page: VoicePage, frame: OpenVoice): Promise<VoiceOpened> {
    if (!this.speech.isOn)
      throw new SessionError('voice_off', 'This server has no speech of its own. Type, or let your browser speak.');
    return this.turns.run(seatId(key), () => this.openNext(key, page, frame));
  }

  /** A page that was lost says how far it had played, which counts where its loss has not been noticed yet. */
  lastHeard(key: SessionKey, { pass, ...place }: LostVoice): void {
    const seat = this.seatOf(key);
    if (seat?.line && seat.pass === pass) seat.voice.tell({ type: 'playout', ...place, stopped: true });
  }

  /** The learner pauses: what sounds is held, and nobody is heard. */
  pause(key: SessionKey): void {
    this.seatOf(key)?.voice.tell({ type: 'paused' });
  }

  /** They go on, and so does what was held. */
  continue(key: SessionKey): void {
    this.seatOf(key)?.voice.tell({ type: 'continued' });
  }

  /** The page is gone. Resolves once what was heard until then is on record. */
  async letGo(key: SessionKey): Promise<void> {
    const seat = this.seatOf(key);
    if (!seat?.line) return;
    seat.line.close();
    seat.line = null;
    this.heard.set(seatId(key), { capture: seat.capture, sample: seat.voice.wantedFrom });
    this.timers.spoken(key, false);
    await seat.voice.detach();
  }

  /** Typed words in a spoken session. Resolves once they are on record; at once where the session is not spoken. */
  async say(key: SessionKey, text: string, clientTurnId: string): Promise<boolean> {
    const seat = this.seatOf(key);
    if (!seat?.line) return false;
    await seat.voice.say(text, clientTurnId);
    return true;
  }

  /** The learner closes. Resolves once that is on record; where the session is not spoken now, what was said in it is. */
  async end(key: SessionKey): Promise<void> {
    const seat = this.seatOf(key);
    if (seat?.line) await seat.voice.end();
    else await this.leave(key);
  }

  /**
   * The session goes on without its voice, or is over. Resolves once what was understood is on record, of which the next
   * voice is made.
   */
  leave(key: SessionKey): Promise<void> {
    return this.inTurn(key, (leave) => leave());
  }

  /**
   * Does something between two changes of the session's voice: none is opened and none is left meanwhile, but by the
   * `leave` that the task is given. It may not wait for `open`, `leave` or another turn of the same session.
   */
  inTurn<Result>(key: SessionKey, task: (leave: () => Promise<void>) => Promise<Result>): Promise<Result> {
    return this.turns.run(seatId(key), () => task(() => this.leaveNext(key)));
  }

  private async leaveNext(key: SessionKey): Promise<void> {
    await this.seatOf(key)?.voice.leave();
    this.forget(key);
  }

  private forget(key: SessionKey): void {
    const seat = this.seatOf(key);
    if (!seat) return;
    this.seats.delete(seatId(key));
    this.heard.set(seatId(key), { capture: seat.capture, sample: seat.voice.heardTo });
    seat.line?.close();
    seat.line = null;
    this.timers.spoken(key, false);
    seat.voice.dispose();
  }

  private async openNext(key: SessionKey, page: VoicePage, frame: OpenVoice): Promise<VoiceOpened> {
    const { mode, capture, keeps = false } = frame;
    await this.letGo(key);
    const { returnsInMs } = this.allowanceOf(key, page);
    if (returnsInMs > 0) await this.clock.delay(returnsInMs);
    const session = await this.read(key);
    // Meanwhile the page may have gone, or another one may have come, or the learner has paused.
    if (!page.isHolding() || (session && isPaused(session))) throw notHeld();
    const seat = this.seatOf(key) ?? this.makeAnew(key, session, mode);
    const line = new VoiceSocket(page.socket, this.allowanceOf(key, page));
    const wants = this.wantedOf(key, capture);
    seat.line = line;
    this.seats.set(seatId(key), seat);
    line.open(seat.voice);
    this.timers.spoken(key, true);
    const goingOn = { goesOnAt: typeof wants === 'number' ? wants : null, hearsOn: keeps && wants !== 'none' };
    // The answer comes first; what the persona says follows it.
    setImmediate(() => {
      if (seat.line !== line) return;
      seat.capture = capture;
      seat.voice.attach(line, mode, goingOn);
    });
    const { epoch, playRate, speaks } = seat.voice;
    return { epoch, captureRate: CAPTURE_RATE, playRate, hears: this.hears, speaks, wants, pass: seat.pass };
  }

  /** What is wanted of the sound that the page has kept. */
  private wantedOf(key: SessionKey, capture: string | undefined): VoiceOpened['wants'] {
    const heard = this.heard.get(seatId(key));
    if (!heard) return 'all';
    return capture !== undefined && heard.capture === capture ? heard.sample : 'none';
  }

  private makeAnew(key: SessionKey, session: LiveSession | null, mode: OpenVoice['mode']): Seat {
    if (!session) throw new SessionError('session_over', 'This conversation is over; its debriefing is waiting.');
    const { clock, log, meters, speech } = this;
    const seat: Seat = {
      pass: this.ids.next(),
      line: null,
      voice: new VoiceSession({
        ...{ session, mode, clock, log, parts: speech.parts, meter: meters.of(key) },
        tape: this.tapeOf(session.opening, speech.parts.voice?.rate ?? 0),
        execute: (command) => this.sessions.execute(key, command, speechActor),
        read: () => this.read(key),
        onBroken: () => {
          seat.line?.hangUp();
          this.forget(key);
          // Nobody knows what of it was heard: the page is asked for all that is not on record.
          this.heard.delete(seatId(key));
        },
      }),
    };
    return seat;
  }

  private async read(key: SessionKey): Promise<LiveSession | null> {
    const { state } = await this.sessions.stateOf(key);
    return state.status === 'live' ? state : null;
  }

  private allowanceOf(key: SessionKey, { person }: VoicePage): Allowance {
    return this.allowances.of(seatId(key), `${key.organisation}/${person}`);
  }

  private seatOf(key: SessionKey): Seat | undefined {
    return this.seats.get(seatId(key));
  }
}
