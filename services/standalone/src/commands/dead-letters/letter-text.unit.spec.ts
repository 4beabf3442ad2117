import { describe, expect, it } from '@jest/globals';
import type { DeadLetter } from '@repartee/kernel';

import { ageText, letterText, listText, settledText } from './letter-text.js';

const letter: DeadLetter = {
  ...{ group: 'scoring', eventId: 'e1', type: 'repartee.sessions.v1.TurnSpoken', topic: 'repartee.sessions.v1' },
  ...{ stream: 'acme/session-7', version: 3, organisation: 'acme', partition: 'journal', position: 12 },
  ...{ reason: 'unknown_version', parkedAt: Date.UTC(2026, 2, 2, 9) },
};

describe('what dead-letters says', () => {
  it('names an age in the largest unit that it fills twice', () => {
    expect([119, 120, 7199, 7200, 172_799, 172_800].map((seconds) => ageText(seconds * 1000))).toEqual([
      ...['119 s', '2 min', '119 min', '2 h', '47 h', '2 d'],
    ]);
  });

  it('lists one event a line', () => {
    expect(listText([letter], false, letter.parkedAt + 300_000)).toBe(
      [
        'event  reader   stream          version  reason           waits',
        'e1     scoring  acme/session-7  3        unknown_version  5 min',
      ].join('\n'),
    );
    expect(listText([], false, 0)).toBe('No event waits.');
  });

  it('says who gave an event up, and why', () => {
    const dropped = { ...letter, dropped: { why: 'A trial', by: 'ops', at: Date.UTC(2026, 2, 3) } };

    expect(listText([dropped], true, 0)).toContain('2026-03-03T00:00:00.000Z by ops: A trial');
    expect(letterText(dropped, undefined)).toContain('given up      2026-03-03T00:00:00.000Z by ops: A trial');
  });

  it('shows the form of what nobody here can read, and nothing it holds', () => {
    const fields = [{ field: 2, wire: 'LengthDelimited', bytes: 9 }];

    expect(letterText(letter, { as: 'fields', fields, rest: 4, reason: 'bad_bytes' })).toContain(
      'Its form:\n  field 2: LengthDelimited, 9 bytes\n  4 bytes that are no field',
    );
  });

  it('says what became of a request', () => {
    const replay = { do: 'replay', id: 'e1' } as const;
    const drop = { do: 'drop', id: 'e1', why: 'A trial', by: 'ops' } as const;

    expect(settledText({ letter, outcome: 'done', waiting: [] }, drop, true)).toBe(
      'e1 is given up. Nothing of acme/session-7 waits any longer.',
    );
    expect(settledText({ letter, outcome: 'waiting', waiting: [letter] }, replay, true)).toBe(
      '1 event of acme/session-7 still waits: e1, unknown_version.',
    );
    expect(settledText({ letter, outcome: 'asked', waiting: [letter, letter] }, replay, false)).toBe(
      '2 events of acme/session-7 will be tried at the next start.',
    );
  });
});
