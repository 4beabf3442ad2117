import { describe, expect, it } from '@jest/globals';

import { readLetterOptions } from './letter-options.js';

describe('when dead-letters reads its options', () => {
  it('takes what to do, and with which event', () => {
    expect(readLetterOptions(['list', '--group', 'scoring', '--json'])).toEqual({
      ...{ action: { do: 'list', dropped: false }, group: 'scoring', json: true },
    });
    expect(readLetterOptions(['replay', 'e1'])?.action).toEqual({ do: 'replay', id: 'e1' });
    expect(readLetterOptions(['drop', 'e1', '--why', ' A trial ', '--by', 'ops'])?.action).toEqual({
      ...{ do: 'drop', id: 'e1', why: 'A trial', by: 'ops' },
    });
    expect(readLetterOptions(['--help'])).toBeUndefined();
  });

  it('takes a reader in place of an event, to give up all that waits for it', () => {
    const group = 'sessions@sessions-1';
    expect(readLetterOptions(['drop', '--group', group, '--why', 'Taken away', '--by', 'ops'])?.action).toEqual({
      ...{ do: 'drop-all', group, why: 'Taken away', by: 'ops' },
    });
    expect(() => readLetterOptions(['drop', '--group', group])).toThrow(/Say why with --why/);
    expect(() => readLetterOptions(['replay', '--group', group])).toThrow(/Name the event to replay/);
  });

  it('gives nothing up without a reason', () => {
    expect(() => readLetterOptions(['drop', 'e1'])).toThrow(/Say why with --why/);
    expect(() => readLetterOptions(['drop', 'e1', '--why', ' '])).toThrow(/Say why with --why/);
  });

  it.each([
    [[], /Say what to do/],
    [['mend', 'e1'], /Say what to do/],
    [['show'], /Name the event to show/],
    [['drop', '--why', 'x'], /Name the event to drop/],
    [['list', 'e1'], /list takes no event/],
    [['show', 'e1', 'e2'], /one event at a time/],
    [['replay', 'e1', '--why', 'x'], /--why and --by go with drop/],
    [['list', '--grop', 'x'], /grop/],
  ])('says what is wrong with %j', (args, sentence) => {
    expect(() => readLetterOptions(args)).toThrow(sentence);
  });
});
