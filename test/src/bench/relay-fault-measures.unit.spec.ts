import { describe, expect, it } from '@jest/globals';

import { relayFaultMeasures, unmetSentences } from './relay-fault-measures.js';

const sound = {
  ...{ trials: 100, passed: 100, fired: 100, appended: 4800 },
  ...{ lost: 0, doubled: 0, misplaced: 0, repeatedInLog: 7 },
};

describe('what became of trials with one fault', () => {
  it('has nothing amiss where each met it and came through whole', () => {
    expect(unmetSentences('request_lost', relayFaultMeasures('request_lost', sound))).toEqual([]);
  });

  it('is no proof where the fault has not struck each time', () => {
    const measures = relayFaultMeasures('request_lost', { ...sound, passed: 0, fired: 0 });

    expect(unmetSentences('request_lost', measures)).toEqual([
      'relay_request_lost_passed is 0 trials, and has to be 100.',
      'The fault request_lost struck 0 times in 100 trials: what it was to show, it has not shown.',
    ]);
  });

  it('says what was lost', () => {
    const measures = relayFaultMeasures('request_lost', { ...sound, passed: 99, lost: 2 });

    expect(unmetSentences('request_lost', measures)).toContain('relay_request_lost_lost is 2 events, and has to be 0.');
  });
});
