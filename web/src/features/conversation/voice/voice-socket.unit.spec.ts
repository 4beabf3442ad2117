import type { Socket } from 'socket.io-client';
import { describe, expect, it } from 'vitest';

import { createVoiceSocket } from './voice-socket.js';

/** A socket whose transport takes nothing more: what is emitted waits. */
const createTestSocket = (connected = true) => {
  const writeBuffer: unknown[] = [];
  const socket = {
    ...{ connected, on: () => {}, io: { engine: { writeBuffer } } },
    emit: (_: string, frame: { sample: number }) => writeBuffer.push(frame, new Uint8Array()),
  };
  const voice = createVoiceSocket();
  voice.attach(socket as unknown as Socket);
  const send = (count: number) => {
    const taken = Array.from({ length: count }, (_, at) =>
      voice.sendSound({ sample: at * 512, pcm: new Uint8Array(1_024) }),
    );
    return taken.filter(Boolean).length;
  };
  return { send, waiting: writeBuffer };
};

describe('the learner’s sound', () => {
  it('waits for up to two seconds where the connection cannot take it at once, and is not taken beyond that', () => {
    const { send, waiting } = createTestSocket();
    send(6);
    expect(waiting).toHaveLength(12);
    expect(send(100)).toBe(58);
    expect(waiting).toHaveLength(128);
  });

  it('is not taken for a connection that is lost', () => {
    const { send, waiting } = createTestSocket(false);
    send(6);
    expect(waiting).toEqual([]);
  });
});
