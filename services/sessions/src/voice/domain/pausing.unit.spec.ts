import { describe, expect, it } from '@jest/globals';

import { nextTickAt } from './due.js';
import type { VoiceInput } from './input.js';
import { Told, begins, ends, goesOn, heard, played, reply, sound, speaking, start, tick } from './told.fixture.js';

const paused = (at: number): VoiceInput => ({ type: 'paused', at });
const continued = (at: number): VoiceInput => ({ type: 'continued', at });

/** The persona has said its first words; the floor is the learner's since 700 ms. */
const listening = (limitMs = 600_000): Told => {
  const told = new Told({ limitMs }).tell(start('persona'), ...reply(100, 1, 'Well?'), sound(200, 1, 400));
  told.tell(played(700, 400));
  told.said();
  return told;
};

describe('a learner who pauses while the persona speaks', () => {
  it('finds it held, and going on at the sample where it was', () => {
    const told = speaking().tell(paused(1_250), played(1_350, 1_070, { stopped: true }), continued(61_000));
    expect(told.said('hold_playout', 'resume_playout', 'stop_playout', 'commit_turn')).toEqual([
      { type: 'hold_playout', epoch: 1 },
      { type: 'resume_playout', epoch: 1 },
    ]);
    told.tell(...Array.from({ length: 30 }, (_, n) => played(61_100 + n * 100, Math.min(4_000, 1_170 + n * 100))));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { cutBy: 'none', evidence: 'exact' } }]);
  });

  it('is sent nothing meanwhile, whatever comes', () => {
    const told = new Told().tell(start('persona'), ...reply(100, 1, 'I waited.'), paused(150), sound(200, 1, 4_000));
    expect(told.said('send_chunk')).toEqual([]);
    expect(nextTickAt(told.state)).toBeUndefined();
    told.tell(continued(9_000));
    expect(told.said('send_chunk').length).toBeGreaterThan(0);
  });

  it('may have spoken over it: whether that was meant is judged once they go on', () => {
    const told = speaking().tell(begins(1_300), goesOn(1_550, 250), paused(1_600), heard(1_700, 0, 'yes of course'));
    expect(told.said('hold_playout', 'resume_playout', 'stop_playout')).toEqual([{ type: 'hold_playout', epoch: 1 }]);
    told.tell(continued(5_000));
    expect(told.said('resume_playout', 'stop_playout')).toMatchObject([{ type: 'resume_playout' }]);
  });

  it('may end it there, with what was heard', () => {
    const told = speaking().tell(paused(1_250), { type: 'end', at: 30_000 });
    told.tell(played(30_100, 1_070, { stopped: true }), tick(32_000));
    expect(told.said('commit_turn', 'close').map(({ type }) => type)).toEqual(['commit_turn', 'close']);
  });
});

describe('a learner who pauses in mid-turn', () => {
  it('is not heard meanwhile, and has the time to go on afterwards', () => {
    const told = listening().tell(begins(1_000), goesOn(1_500, 500), paused(1_600), heard(1_800, 0, 'What happened?'));
    told.tell(begins(2_000), goesOn(2_500, 500), ends(3_000, 600, 400), tick(50_000), continued(60_000));
    expect(told.said('transcribe', 'commit_turn')).toMatchObject([{ type: 'transcribe', utterance: 0 }]);
    told.tell(begins(60_300), ends(61_500, 800, 400), heard(61_700, 1, 'On those two mornings?'), tick(66_000));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { text: 'What happened? On those two mornings?' } }]);
  });
});

describe('time in a pause', () => {
  it('is none of a turn that goes on after it: it began when it began', () => {
    const told = speaking().tell(paused(1_250), continued(61_250), played(61_450, 1_200));
    told.tell(
      paused(61_500),
      continued(91_500),
      { type: 'stop', at: 91_600 },
      played(91_700, 1_300, { stopped: true }),
    );
    expect(told.said('commit_turn')).toMatchObject([{ commit: { startedMs: 200, endedMs: 1_700 } }]);
  });

  it('stands still: no silence, no warning, no end', () => {
    const told = listening(20_000).tell(paused(4_000), tick(600_000));
    expect(told.said('silence', 'notice', 'close')).toEqual([]);
    told.tell(continued(600_000), tick(615_999));
    expect(told.said('close')).toEqual([]);
    told.tell(tick(616_000), tick(618_000));
    expect(told.said('close')).toEqual([{ type: 'close', reason: 'time' }]);
  });

  it('is over where the connection is lost: whoever comes back begins to speak anew', () => {
    const told = speaking().tell(paused(1_250), { type: 'disconnected', at: 2_000 });
    expect(told.said('commit_turn')).toMatchObject([{ commit: { cutBy: 'connection' } }]);
    told.tell({ type: 'reconnected', at: 9_000 });
    expect(told.state.isPaused).toBe(false);
    expect(told.said('ask_reply')).toHaveLength(1);
  });
});
