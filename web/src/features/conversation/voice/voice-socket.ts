import { VoiceOpened, voiceServerEvents } from '@repartee/proto';
import type { Ack } from '@repartee/proto';
import type { Socket } from 'socket.io-client';

import { ProblemError, asProblem, localProblem } from '../../../api/problem-error.js';
import { read } from '../read-frame.js';
import type { VoiceListener, VoicePort } from './voice-port.js';

const ANSWER_WITHIN_MS = 8000;
/** Two seconds of sound, whose frames are two packets each. */
const WAITING_MOST = 128;

/** The library gives the page's bytes as an ArrayBuffer. */
const withBytes = (frame: { pcm: ArrayBuffer }) => ({ ...frame, pcm: new Uint8Array(frame.pcm) });

/** The voice port over a socket that comes and goes; `attach` takes each new one. */
export const createVoiceSocket = (): VoicePort & { attach: (socket: Socket) => void } => {
  let socket: Socket | undefined;
  let listener: VoiceListener | undefined;
  const frames = voiceServerEvents;

  const attach = (opened: Socket): void => {
    socket = opened;
    opened.on('chunk', (frame: { pcm: ArrayBuffer }) => listener?.chunk(read(frames.chunk, withBytes(frame))));
    opened.on('segment', (frame) => listener?.segment(read(frames.segment, frame)));
    opened.on('playback', (frame) => listener?.playback(read(frames.playback, frame)));
    opened.on('hearing', (frame) => listener?.hearing(read(frames.hearing, frame)));
    opened.on('settled', (frame) => listener?.settled(read(frames.settled, frame)));
    opened.on('voice-notice', (frame) => listener?.['voice-notice'](read(frames['voice-notice'], frame)));
    opened.on('floor', (frame) => listener?.floor(read(frames.floor, frame)));
    opened.on('voice-refused', (frame) => listener?.['voice-refused'](read(frames['voice-refused'], frame)));
  };

  const open: VoicePort['open'] = async (frame) => {
    let answer: Ack<VoiceOpened>;
    if (!socket) throw localProblem('offline', 'There is no connection yet.');
    try {
      answer = (await socket.timeout(ANSWER_WITHIN_MS).emitWithAck('open-voice', frame)) as Ack<VoiceOpened>;
    } catch (error) {
      throw localProblem('offline', asProblem(error).detail);
    }
    if (!answer.ok) throw new ProblemError(answer.problem);
    return read(VoiceOpened, answer.result);
  };

  return {
    attach,
    open,
    listen: (given) => (listener = given),
    send: (name, frame) => socket?.emit(name, frame),
    // The library's own "volatile" drops whatever follows another frame within the same task.
    sendSound: (frame) => {
      if (!socket?.connected || socket.io.engine.writeBuffer.length >= WAITING_MOST) return false;
      socket.emit('sound', frame);
      return true;
    },
  };
};
