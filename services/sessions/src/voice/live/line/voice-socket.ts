import { ProblemError, problemOf, validated } from '@repartee/kernel';
import type { VoiceClientEvents } from '@repartee/proto';
import { FRAME_BYTES, voiceClientEvents } from '@repartee/proto';
import type { z } from 'zod';

import type { VoiceSession } from '../voice-session.js';
import type { Happening } from '../tell.js';
import type { Allowance } from './allowance.js';
import type { Line } from './line.js';

type Name = Exclude<keyof VoiceClientEvents, 'open-voice'>;
type Frame<Of extends Name> = z.output<(typeof voiceClientEvents)[Of]>;

/** What is needed of a socket. */
export interface VoiceSocketPort {
  emit(event: string, frame: unknown): unknown;
  on(event: string, listener: (frame: unknown) => void): unknown;
  off(event: string, listener: (frame: unknown) => void): unknown;
  disconnect(close: boolean): unknown;
  /** The connection below it, which answers to the server now and then. */
  conn: {
    on(event: 'heartbeat', listener: () => void): unknown;
    off(event: 'heartbeat', listener: () => void): unknown;
  };
}

/** A frame that is not as it should be costs as much as so many. */
const BAD_FRAME_COST = 20;

const names = ['sound', 'voice', 'talk-key', 'played', 'stop-persona', 'typing'] as const satisfies readonly Name[];
const voiceTypes = { started: 'speech_started', there: 'speech_continued', ended: 'speech_ended' } as const;

const flooding = (): ProblemError =>
  new ProblemError({
    code: 'too_many_frames',
    status: 429,
    title: 'Too many frames',
    detail: 'This page sent far more than a conversation takes. Reload it to go on.',
  });

/** The socket of a page that speaks and listens: checks every frame, and hands it to the spoken session. */
export class VoiceSocket implements Line {
  private readonly listeners = new Map<Name, (frame: unknown) => void>();
  private answers: () => void = () => undefined;

  constructor(
    private readonly socket: VoiceSocketPort,
    private readonly allowance: Allowance,
  ) {}

  readonly send: Line['send'] = (event, frame) => void this.socket.emit(event, frame);

  /** From now on frames of this socket are about this session. */
  open(voice: VoiceSession): void {
    this.allowance.isHeld = true;
    for (const name of names) {
      const listener = (frame: unknown): void => this.take(name, frame, voice);
      this.listeners.set(name, listener);
      this.socket.on(name, listener);
    }
    this.answers = () => voice.tell({ type: 'present', sample: null });
    this.socket.conn.on('heartbeat', this.answers);
  }

  close(): void {
    for (const [name, listener] of this.listeners) this.socket.off(name, listener);
    this.listeners.clear();
    this.socket.conn.off('heartbeat', this.answers);
    this.allowance.isHeld = false;
  }

  /** What is said here does not go on record: the page comes back, and goes on from what does. */
  hangUp(): void {
    this.close();
    this.socket.disconnect(true);
  }

  private take(name: Name, frame: unknown, voice: VoiceSession): void {
    if (!this.allowance.admits(costOf(frame))) return this.refuseAll();
    const told = this.read(name, frame);
    if (told) tell(voice, told);
  }

  /** The frame as it should be; undefined where it is not, which the page is told. */
  private read(name: Name, frame: unknown): Told | undefined {
    try {
      return { name, frame: validated(voiceClientEvents[name], frame) } as Told;
    } catch (error) {
      this.send('voice-refused', problemOf(error));
      if (!this.allowance.admits(BAD_FRAME_COST)) this.refuseAll();
      return undefined;
    }
  }

  private refuseAll(): void {
    this.send('voice-refused', flooding().problem);
    this.hangUp();
  }
}

/** A packet of sound counts for as many frames as it may hold: nobody gets more sound in by packing it. */
const costOf = (frame: unknown): number => {
  const { pcm } = (frame ?? {}) as { pcm?: unknown };
  return pcm instanceof Uint8Array ? Math.max(1, Math.ceil(pcm.byteLength / FRAME_BYTES.most)) : 1;
};

type Told = { [Of in Name]: { name: Of; frame: Frame<Of> } }[Name];

const keyOf = ({ down, captured, sample }: Frame<'talk-key'>): Happening => ({
  type: down ? 'key_down' : 'key_up',
  sample,
  ...(captured !== undefined && { captured }),
});

function tell(voice: VoiceSession, told: Told): void {
  switch (told.name) {
    case 'sound':
      return voice.hear(told.frame.sample, told.frame.pcm, told.frame.captured);
    case 'voice': {
      const { is, ...heard } = told.frame;
      return voice.tell({ type: voiceTypes[is], ...heard } as Parameters<VoiceSession['tell']>[0]);
    }
    case 'talk-key':
      return voice.tell(keyOf(told.frame));
    case 'played':
      return voice.tell({ type: 'playout', ...told.frame });
    case 'stop-persona':
      return voice.tell({ type: 'stop' });
    case 'typing':
      return voice.tell({ type: 'typing' });
  }
}
