import { describe, expect, it } from '@jest/globals';

import { createSocketDocument } from './socket-document.js';

interface Document {
  channels: Record<string, { address: string; messages: Record<string, { payload: { required?: string[] } }> }>;
  operations: Record<
    string,
    { action: string; messages: { $ref: string }[]; reply?: { messages: { $ref: string }[] } }
  >;
}

const document = createSocketDocument() as Document;

/** What a reference such as #/channels/live/messages/changed points to. */
function resolve(reference: string): unknown {
  const steps = reference.replace('#/', '').split('/');
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], document);
}

describe('the document of socket events', () => {
  it('has both directions of both namespaces', () => {
    expect(Object.values(document.channels).map(({ address }) => address)).toEqual(['/sessions', '/live']);
    const names = (action: string) =>
      Object.entries(document.operations).flatMap(([name, operation]) => (operation.action === action ? [name] : []));
    expect(names('receive')).toEqual(
      [
        ...['start', 'fork', 'resume', 'say', 'stay-silent', 'pause', 'continue', 'end'],
        ...['open-voice', 'sound', 'voice', 'talk-key', 'played', 'stop-persona', 'typing'],
      ].map((event) => `sessions.${event}`),
    );
    expect(names('send')).toEqual([
      ...['turn', 'thinking', 'warning', 'ended', 'taken-over'].map((event) => `sessions.${event}`),
      ...['chunk', 'segment', 'playback', 'hearing', 'settled', 'voice-notice', 'floor', 'voice-refused'].map(
        (event) => `sessions.${event}`,
      ),
      'live.changed',
    ]);
  });

  it('is made from the schemas that check the frames', () => {
    expect(document.channels['sessions']?.messages['say']?.payload).toMatchObject({
      required: ['sessionId', 'clientTurnId', 'text'],
      additionalProperties: false,
      properties: { text: { type: 'string', maxLength: 2000 } },
    });
  });

  it('says which frames are answered, and that sound is bytes', () => {
    const { operations, channels } = document;
    expect(operations['sessions.open-voice']?.reply?.messages).toHaveLength(1);
    expect(operations['sessions.sound']?.reply).toBeUndefined();
    expect(channels['sessions']?.messages['sound']?.payload).toMatchObject({
      properties: { pcm: { type: 'string', format: 'binary' } },
    });
  });

  it('points nowhere into the void', () => {
    const references = Object.values(document.operations).flatMap(({ messages, reply }) => [
      ...messages,
      ...(reply?.messages ?? []),
    ]);
    expect(references.filter(({ $ref }) => resolve($ref) === undefined)).toEqual([]);
  });
});
