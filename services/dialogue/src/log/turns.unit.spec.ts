import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { describe, expect, it } from '@jest/globals';
import { commonV1, sessionsV1 } from '@repartee/proto';

import type { PersonaTurn } from '../model/index.js';
import { turnFromLog, turnToLog } from './turns.js';

const seal = (text: string) =>
  create(commonV1.SealedSchema, { keyId: 'ada', ciphertext: new TextEncoder().encode(text) });
const open = (sealed: commonV1.Sealed | undefined) => (sealed ? new TextDecoder().decode(sealed.ciphertext) : null);

const typed: PersonaTurn = {
  ...{ speaker: 'persona', turn: 4, text: 'I waited.', startedMs: 20_000, endedMs: 20_000, mode: 'typed' },
  utterance: { move: 'press', points: ['waited'], asks: [], answers: [], lines: ['w-1'], takesUp: '' },
};

/** Through the bytes of the log and back. */
function recorded(turn: PersonaTurn): PersonaTurn {
  const sealed = { words: seal(turn.text), ...(turn.heard && { generated: seal(turn.heard.generated) }) };
  const bytes = toBinary(sessionsV1.TurnSpokenSchema, turnToLog(turn, sealed));
  const message = fromBinary(sessionsV1.TurnSpokenSchema, bytes);
  return turnFromLog(message, {
    words: open(message.words),
    slots: null,
    generated: open(message.generated),
  }) as PersonaTurn;
}

describe('a spoken turn of the persona', () => {
  it.each(['exact', 'estimated', 'none'] as const)(
    'comes back as it was heard, and as it was meant: %s',
    (evidence) => {
      const heard = { generated: 'I waited on two mornings.', evidence };
      const spoken: PersonaTurn = { ...typed, mode: 'open_microphone', endedMs: 20_700, heard };
      expect(recorded(spoken)).toEqual(spoken);
    },
  );

  it('is none the less a turn for a reader who asks for nothing but what was heard', () => {
    const sealed = { words: seal('I waited.'), generated: seal('I waited on two mornings.') };
    const message = turnToLog({ ...typed, heard: { generated: '', evidence: 'exact' } }, sealed);
    expect(turnFromLog(message, { words: 'I waited.', slots: null })).toMatchObject({
      text: 'I waited.',
      heard: { generated: '', evidence: 'exact' },
    });
  });
});

describe('a typed turn of the persona', () => {
  it('says nothing of hearing', () => {
    expect(recorded(typed)).toEqual(typed);
  });

  /** As it was written before there was speech: turn 4 of the persona, typed, at 20 s, with move and line. */
  it('reads as ever where it was recorded before there was speech', () => {
    const words = '1a130a036164611a0c' + Buffer.from('I waited. yo').toString('hex');
    const utterance = '420e0a0570726573732a05' + Buffer.from('w-1-2').toString('hex');
    const bytes = Buffer.from(`08041002${words}200128a09c0130a09c01${utterance}`, 'hex');
    const message = fromBinary(sessionsV1.TurnSpokenSchema, bytes);
    expect(turnFromLog(message, { words: open(message.words), slots: null })).toEqual({
      ...{ speaker: 'persona', turn: 4, text: 'I waited. yo', startedMs: 20_000, endedMs: 20_000, mode: 'typed' },
      utterance: { move: 'press', points: [], asks: [], answers: [], lines: ['w-1-2'], takesUp: '' },
    });
  });
});
