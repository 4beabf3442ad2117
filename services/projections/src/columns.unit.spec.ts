import { describe, expect, it } from '@jest/globals';
import { PoisonEvent } from '@repartee/kernel';
import { toTimestamp, present, sealedColumns } from './columns.js';
import { createTestHistory, sealedWords } from './history.fixtures.js';

const [event] = createTestHistory().events;

describe('values on their way into columns', () => {
  it('writes times in UTC to the millisecond', () => {
    expect(toTimestamp(Date.UTC(2026, 2, 2, 9, 30, 0, 7))).toBe('2026-03-02 09:30:00.007');
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
