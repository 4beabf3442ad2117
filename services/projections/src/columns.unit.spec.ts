import { describe, expect, it } from '@jest/globals';
import { PoisonEvent } from '@repartee/kernel';
import { toTimestamp, present, sealedColumns } from './columns.js';
import { createTestHistory, sealedWords } from './history.fixtures.js';

const [event] = createTestHistory().events;

describe('values on their way into columns', () => {
  it('writes times as the milliseconds they are', () => {
    expect(toTimestamp(1_772_443_800_007n)).toBe(1_772_443_800_007);
  });

  it('keeps sealed bytes as base64, bound to their event', () => {
    expect(sealedColumns(event!, { ...sealedWords, $typeName: 'repartee.common.v1.Sealed' })).toEqual({
      event_id: event!.id,
      key_id: 'key-ada',
      nonce: 'AQID',
      ciphertext: '/wA=',
    });
  });

  it('refuses an event without what its type always has', () => {
    expect(() => present(event!, undefined)).toThrow(PoisonEvent);
  });
});
