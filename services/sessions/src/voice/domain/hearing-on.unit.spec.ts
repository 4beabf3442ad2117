import { describe, expect, it } from '@jest/globals';

import type { VoiceInput } from './input.js';
import { begins, goesOn, heard, played, reply, sound, speaking, start, tick, Told } from './told.fixture.js';

/** A page that was lost is back at that moment, and sends what it has kept. */
const back = (at: number): VoiceInput => ({ type: 'reconnected', at, hearsOn: true });

/** What was said from one moment to another, told all at once at `at`. */
const late = (at: number, from: number, to: number): VoiceInput[] => [
  { type: 'speech_started', at, sample: from, captured: at },
  { type: 'speech_ended', at, sample: to, captured: at, voicedMs: to - from, levelDb: -20 },
];

describe('a learner whose connection was lost in mid-speech', () => {
  const lost = () =>
    new Told().tell(start('learner'), begins(1_000), goesOn(3_900, 2_700), { type: 'disconnected', at: 4_000 });

  it('is heard again from where that voice began, and not twice', () => {
    const told = lost().tell(heard(4_500, 0, 'I wan'));
    told.said();
    told.tell(back(8_000), ...late(8_000, 1_000, 6_000));
    expect(told.said('transcribe')).toEqual([{ type: 'transcribe', utterance: 1, fromSample: 1_000 }]);
    told.tell(heard(8_300, 1, 'I wanted to say that I am sorry.'), tick(12_000));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { text: 'I wanted to say that I am sorry.' } }]);
  });

  it('has words no longer waited for that were being recognised of it', () => {
    const told = lost();
    told.said();
    expect(told.tell(back(7_000)).said('drop_transcription')).toEqual([{ type: 'drop_transcription', utterance: 0 }]);
  });

  it('has used the time that they spoke, and no more', () => {
    // The time stood still from 4,000 to 8,000, of which they spoke for 2,000.
    const told = lost().tell(back(8_000), ...late(8_000, 1_000, 6_000), heard(8_300, 1, 'I wanted to.'), tick(12_000));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { startedMs: 1_000, endedMs: 6_000 } }]);
  });

  it('finishes that turn as it was, where another page comes back', () => {
    const told = lost().tell(heard(4_500, 0, 'I wanted to.'), { type: 'reconnected', at: 8_000 }, tick(12_000));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { text: 'I wanted to.' } }]);
  });
});

describe('a learner who speaks while the connection is away', () => {
  it('has used the time from where they began', () => {
    const told = new Told().tell(start('learner'), { type: 'disconnected', at: 2_000 }, back(9_000));
    told.tell(...late(9_000, 5_000, 7_000), heard(9_300, 0, 'I wanted to.'), tick(12_000));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { startedMs: 2_000, endedMs: 4_000 } }]);
  });

  it('has what they said with the key down heard as long as it took', () => {
    const told = new Told({ mode: 'push_to_talk' }).tell(start('learner'), { type: 'disconnected', at: 2_000 });
    told.tell(
      back(9_000),
      { type: 'key_down', at: 9_000, sample: 5_000, captured: 9_000 },
      { type: 'key_up', at: 9_000, sample: 7_000, captured: 9_000 },
      heard(9_300, 0, 'I wanted to.'),
      tick(12_000),
    );
    expect(told.said('commit_turn')).toMatchObject([{ commit: { startedMs: 2_000, endedMs: 4_000 } }]);
  });

  it('takes the floor from a persona that takes up again', () => {
    const told = speaking().tell({ type: 'disconnected', at: 1_300 });
    told.said();
    told.tell(back(9_000), ...late(9_000, 5_000, 7_000));
    expect(told.said('ask_reply', 'cancel')).toMatchObject([
      { type: 'ask_reply', cause: 'connection' },
      { type: 'cancel' },
    ]);
    told.tell(heard(9_300, 0, 'Let me explain what happened.'), tick(12_000));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { turn: 1, text: 'Let me explain what happened.' } }]);
  });

  it('is not spoken over where the loss had cut them, and the persona goes on after them', () => {
    const told = speaking().tell(begins(1_250), { type: 'disconnected', at: 1_300 });
    told.said();
    told.tell(back(9_000));
    expect(told.said('ask_reply')).toEqual([]);
    told.tell(...late(9_000, 1_250, 3_000), heard(9_300, 1, 'Let me explain.'), tick(12_000));
    expect(told.said('commit_turn', 'ask_reply')).toMatchObject([
      { commit: { text: 'Let me explain.' } },
      { type: 'ask_reply', cause: 'turn' },
    ]);
  });

  it('has nobody wait for ever for what does not come', () => {
    const told = speaking().tell(begins(1_250), { type: 'disconnected', at: 1_300 }, back(9_000));
    told.said();
    told.tell({ type: 'present', at: 18_900, sample: null }, tick(22_000));
    expect(told.said('ask_reply')).toHaveLength(1);
  });
});

describe('when nobody spoke while the connection was away', () => {
  it('no time has passed', () => {
    const told = new Told().tell(start('persona'), ...reply(100, 1, 'I waited.'), sound(200, 1, 1_000));
    told.tell(played(1_500, 1_000), { type: 'disconnected', at: 2_000 }, back(9_000), begins(10_000));
    told.tell(...late(11_000, 10_000, 11_000).slice(1), heard(11_300, 0, 'I wanted to.'), tick(14_000));
    expect(told.said('commit_turn').at(-1)).toMatchObject({ commit: { startedMs: 3_000, endedMs: 4_000 } });
  });
});
