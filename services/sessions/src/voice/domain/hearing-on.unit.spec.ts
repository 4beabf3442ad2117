import { describe, expect, it } from '@jest/globals';

import type { VoiceInput } from './input.js';
import { begins, ends, goesOn, heard, played, reply, sound, speaking, start, tick, Told } from './told.fixture.js';

const lost = (at: number): VoiceInput => ({ type: 'disconnected', at });
/** The very page that was lost is back, and sends what it has kept. */
const back = (at: number): VoiceInput => ({ type: 'reconnected', at, hearsOn: true });
const otherPage = (at: number): VoiceInput => ({ type: 'reconnected', at });
const live = (at: number): VoiceInput => ({ type: 'present', at, sample: at });
const lateSound = (at: number, from: number, sample: number): VoiceInput => ({
  ...{ type: 'late_sound', at, from, sample, captured: at },
});
const ended = (at: number, sample: number, voicedMs: number): VoiceInput => ({
  ...{ type: 'speech_ended', at, sample, captured: at, voicedMs, levelDb: -20 },
});
/** What was said from one moment to another, told all at once at `at`. */
const late = (at: number, from: number, to: number): VoiceInput[] => [
  lateSound(at, from, to),
  { type: 'speech_started', at, sample: from, captured: at },
  ended(at, to, to - from),
];

describe('a learner whose connection was lost in mid-speech', () => {
  const cut = () => new Told().tell(start('learner'), begins(1_000), goesOn(3_900, 2_700), lost(4_000));

  it('is heard on where their sound was cut off, as one voice and one turn', () => {
    const told = cut();
    told.tell(tick(30_000), back(34_000), lateSound(34_000, 4_000, 5_000), goesOn(34_000, 3_700, 5_000));
    told.tell(lateSound(34_000, 5_000, 6_000), ended(34_000, 6_000, 4_700));
    expect(told.said('transcribe', 'finish_transcription', 'drop_transcription')).toEqual([
      { type: 'transcribe', utterance: 0, fromSample: 1_000 },
      { type: 'finish_transcription', utterance: 0, toSample: 6_000 },
    ]);
    told.tell(heard(34_300, 0, 'I wanted to say that I am sorry.'), live(34_700), tick(38_000));
    const spoken = { text: 'I wanted to say that I am sorry.', startedMs: 1_000, endedMs: 6_000 };
    expect(told.said('commit_turn')).toMatchObject([{ commit: spoken }]);
  });

  it('has what was heard by then understood once another page comes, however long that takes', () => {
    const told = cut().tell(otherPage(64_000));
    expect(told.said('finish_transcription')).toEqual([{ type: 'finish_transcription', utterance: 0, toSample: null }]);
    told.tell(heard(66_000, 0, 'I wanted to'), tick(69_000));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { text: 'I wanted to', endedMs: 3_900 } }]);
  });

  it('has it understood as soon as nobody goes on with it', () => {
    const told = cut().tell({ type: 'voice_given_up', at: 5_000 });
    expect(told.said('finish_transcription')).toHaveLength(1);
    told.tell(heard(5_300, 0, 'I wanted to'), { type: 'left', at: 5_700 });
    expect(told.said('commit_turn')).toMatchObject([{ commit: { text: 'I wanted to' } }]);
  });

  it('is heard as far as it came where the page has nothing more of it', () => {
    const told = cut().tell(back(8_000), live(8_100));
    expect(told.said('finish_transcription')).toHaveLength(1);
  });

  it('has one voice only, however often its beginning is told', () => {
    const told = cut().tell(back(8_000), { type: 'speech_started', at: 8_000, sample: 4_000, captured: 8_000 });
    expect(told.said('transcribe')).toHaveLength(1);
  });
});

describe('a learner who speaks while the connection is away', () => {
  it('has used the time that they spoke, and no more', () => {
    const told = new Told().tell(start('learner'), lost(2_000), back(60_000));
    told.tell(...late(60_000, 5_000, 7_000), ...late(60_000, 20_000, 23_000));
    told.tell(heard(60_300, 0, 'I wanted to.'), heard(60_300, 1, 'And I am sorry.'), live(60_400), tick(63_000));
    const text = 'I wanted to. And I am sorry.';
    expect(told.said('commit_turn')).toMatchObject([{ commit: { text, startedMs: 2_000, endedMs: 7_000 } }]);
  });

  it('has used it once where it ran on, because nobody knew yet that the network was dead', () => {
    const told = new Told().tell(start('learner'), lost(9_000), back(30_000), ...late(30_000, 4_000, 12_000));
    told.tell(heard(30_300, 0, 'I wanted to.'), live(30_400), tick(33_000));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { startedMs: 4_000, endedMs: 12_000 } }]);
  });

  it('is at the end of the time where they have used it up, with what they said until then', () => {
    const [, begun] = late(60_000, 5_000, 14_000);
    const told = new Told({}, 590_000).tell(start('learner'), lost(2_000), back(60_000), begun!);
    for (let to = 6_000; to <= 14_000; to += 1_000)
      told.tell(lateSound(60_000, to - 1_000, to), goesOn(60_000, to - 5_000, to));
    expect(told.said('finish_transcription', 'close')).toHaveLength(1);
    told.tell(heard(60_300, 0, 'I wanted to.'));
    expect(told.said('commit_turn', 'close')).toMatchObject([
      { commit: { text: 'I wanted to.', startedMs: 592_000, endedMs: 600_000 } },
      { type: 'close', reason: 'time' },
    ]);
  });

  it('has what they said with the key down heard as long as it took', () => {
    const told = new Told({ mode: 'push_to_talk' }).tell(start('learner'), lost(2_000), back(9_000));
    told.tell({ type: 'key_down', at: 9_000, sample: 5_000, captured: 9_000 }, lateSound(9_000, 5_000, 7_000));
    told.tell({ type: 'key_up', at: 9_000, sample: 7_000, captured: 9_000 }, heard(9_300, 0, 'I wanted to.'));
    told.tell(tick(12_000));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { startedMs: 2_000, endedMs: 4_000 } }]);
  });

  it('is waited for, and so is the recogniser, as long as what they said still comes', () => {
    const told = new Told().tell(start('learner'), lost(2_000), back(60_000), ...late(60_000, 5_000, 7_000));
    told.tell(heard(60_100, 0, 'I wanted to.'), lateSound(60_500, 8_000, 9_000), lateSound(61_000, 9_000, 10_000));
    told.tell(...late(61_500, 10_000, 12_000), tick(65_000));
    expect(told.said('commit_turn')).toEqual([]);
    told.tell(heard(65_100, 1, 'And I am sorry.'), live(65_200), tick(65_200));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { text: 'I wanted to. And I am sorry.' } }]);
  });

  it('takes the floor from a persona that was cut off, which waits with what it owes', () => {
    const told = speaking().tell(lost(1_300), back(9_000), ...late(9_000, 5_000, 7_000));
    told.tell(heard(9_300, 0, 'Let me explain what happened.'), live(9_400), tick(12_000));
    expect(told.said('commit_turn', 'ask_reply')).toMatchObject([
      { commit: { speaker: 'persona', cutBy: 'connection' } },
      { commit: { speaker: 'learner', turn: 1, text: 'Let me explain what happened.' } },
      { type: 'ask_reply', cause: 'turn' },
    ]);
  });

  it('is not cut in on for what they said while nobody could', () => {
    const told = new Told();
    told.state = { ...told.state, cutsInAfterMs: 5_000 };
    told.tell(start('learner'), lost(2_000), back(60_000), ...late(60_000, 5_000, 25_000), live(60_100));
    told.tell(heard(60_300, 0, 'It was long.'), tick(63_000));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { cutShort: false } }]);
  });
});

describe('the persona, when the learner is back', () => {
  it('takes up again once there is nothing more to come: as soon as their sound is live, or none comes', () => {
    const told = speaking().tell(lost(1_300), back(9_000));
    told.said();
    expect(told.tell(tick(9_599)).said('ask_reply')).toEqual([]);
    expect(told.tell(tick(9_600)).said('ask_reply')).toMatchObject([{ cause: 'connection' }]);
    const heardOf = speaking().tell(lost(1_300), back(9_000), live(9_050));
    expect(heardOf.said('ask_reply').at(-1)).toMatchObject({ cause: 'connection' });
  });

  it('takes up again where what came was nothing', () => {
    const told = speaking().tell(lost(1_300), back(9_000), ...late(9_000, 5_000, 5_300));
    told.said();
    told.tell(live(9_050), heard(9_300, 0, ''));
    expect(told.said('ask_reply')).toMatchObject([{ cause: 'connection' }]);
  });

  it('keeps a reply of which nothing was sent until then', () => {
    const told = new Told().tell(start('persona'), lost(50), ...reply(100, 1, 'I waited.'), back(9_000));
    told.tell(sound(9_100, 1, 500));
    expect(told.said('send_chunk')).toEqual([]);
    expect(told.tell(tick(9_600)).said('send_chunk').length).toBeGreaterThan(0);
  });

  it('has fallen silent on nobody: no silence is held against them', () => {
    const told = new Told().tell(start('persona'), ...reply(100, 1, 'I waited.'), sound(200, 1, 1_000));
    told.tell(played(1_500, 1_000), lost(2_000), back(60_000), live(60_050), tick(69_900));
    expect(told.said('silence')).toEqual([]);
  });
});

describe('a page on a slow network', () => {
  it('is answered, although all of its sound comes about a second late', () => {
    const told = new Told().tell(
      start('learner'),
      begins(1_000),
      ends(2_400, 900, 400),
      heard(2_500, 0, 'I am sorry.'),
    );
    for (let at = 2_600; at < 6_000; at += 100)
      told.tell({ type: 'late_sound', at, from: at - 1_000, sample: at - 900, captured: at });
    expect(told.said('commit_turn')).toMatchObject([{ commit: { text: 'I am sorry.' } }]);
  });
});

describe('a loss of minutes in mid-voice', () => {
  it('parts no voice of which nothing comes', () => {
    const told = new Told().tell(start('learner'), begins(1_000), goesOn(4_000, 3_000));
    told.said();
    told.tell({ type: 'disconnected', at: 5_000 }, tick(300_000));
    expect(told.said('finish_transcription', 'drop_transcription')).toEqual([]);
  });
});
