import { describe, expect, it } from '@jest/globals';
import { parseHead } from './heads.js';

describe('the header that names a head', () => {
  it('is a stream and a version', () => {
    expect(parseHead('acme/scorecard-s1@12')).toEqual({ stream: 'acme/scorecard-s1', version: 12 });
  });

  it.each(['', 'acme/scorecard-s1', '@3', 'acme/session-s1@0', 'acme/session-s1@x', 'acme/session-s1@1.5'])(
    'is not "%s"',
    (header) => {
      expect(parseHead(header)).toBeUndefined();
    },
  );
});
