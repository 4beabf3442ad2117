import { describe, expect, it } from '@jest/globals';

import type { VoiceInput } from './input.js';
import { Told, begins, ends, goesOn, heard, played, reply, sound, start } from './told.fixture.js';

const keyDown = (at: number): VoiceInput => ({ type: 'key_down', at, sample: at });
const keyUp = (at: number): VoiceInput => ({ type: 'key_up', at, sample: at });

/** A voice that goes on from its beginning for so long, as a detector reports it. */
const speaks = (at: number, ms: number): VoiceInput[] => [
  begins(at),
  ...Array.from({ length: ms / 500 }, (_, n) => goesOn(at + (n + 1) * 500, (n + 1) * 500)),
];

/** The persona has said a word, and cuts in on whoever then speaks for two seconds. */
function impatient(cutsInAfterMs: number | null = 2_000): Told {
  const told = new Told().tell(start('persona'), ...reply(100, 1, 'Well?', false, cutsInAfterMs), sound(200, 1, 400));
  told.tell(played(700, 400));
  told.said();
  return told;
}

describe('a learner who speaks without end', () => {
  it('is cut in on, with the words that were heard by then, once', () => {
    const told = impatient().tell(...speaks(1_000, 2_000));
    expect(told.said('finish_transcription', 'commit_turn')).toMatchObject([{ type: 'finish_transcription', utterance: 0 }]); // prettier-ignore
    told.tell(heard(3_200, 0, 'So what I wanted to say is'));
    expect(told.said('commit_turn', 'ask_reply')).toMatchObject([
      { commit: { speaker: 'learner', turn: 1, text: 'So what I wanted to say is', cutShort: true, startedMs: 1_000, endedMs: 3_000 } },
      { type: 'ask_reply', turn: 2, cause: 'turn' },
    ]); // prettier-ignore
  });

  it('is not heard any more, until they begin anew', () => {
    const told = impatient().tell(...speaks(1_000, 2_000), heard(3_200, 0, 'So what I mean is'));
    told.said();
    told.tell(goesOn(3_400, 2_400), ...reply(3_500, 2, 'Let me stop you.'), sound(3_600, 2, 2_000));
    told.tell(goesOn(3_900, 2_900), ends(4_500, 3_000, 400), heard(4_600, 0, 'So what I mean is this'));
    expect(told.said('stop_playout', 'hold_playout', 'transcribe', 'commit_turn')).toEqual([]);
    expect(told.state.phase.name).toBe('speaking');
    told.tell(begins(4_800), goesOn(5_000, 200), heard(5_100, 1, 'no wait please', false));
    expect(told.said('transcribe', 'stop_playout').map(({ type }) => type)).toEqual(['transcribe', 'stop_playout']);
  });

  it('is not begun with anew while their last words are still unknown', () => {
    const told = impatient().tell(...speaks(1_000, 2_000));
    told.said();
    told.tell(begins(3_300), goesOn(3_500, 200), keyDown(3_600), keyUp(3_900));
    expect(told.said('transcribe')).toEqual([]);
    told.tell(heard(4_000, 0, 'So what I mean is'));
    expect(told.said('commit_turn')).toHaveLength(1);
  });

  it('has spoken only while there was a voice: pauses do not count', () => {
    const told = impatient().tell(begins(1_000), ends(2_300, 900, 400), ...speaks(2_400, 1_000));
    expect(told.said('finish_transcription')).toHaveLength(1);
    told.tell(goesOn(3_500, 1_100));
    expect(told.said('finish_transcription')).toMatchObject([{ utterance: 1 }]);
    told.tell(heard(3_600, 0, 'So what'), heard(3_700, 1, 'I mean is'));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { text: 'So what I mean is', cutShort: true } }]);
  });

  it('is cut in on while they hold the key, at that moment', () => {
    const told = impatient().tell(keyDown(1_000), { type: 'tick', at: 2_999 });
    expect(told.said('finish_transcription')).toEqual([]);
    told.tell({ type: 'tick', at: 3_000 }, keyUp(5_000), heard(5_100, 0, 'So what I mean is'));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { cutShort: true, endedMs: 3_000 } }]);
  });

  it('keeps the floor where nobody knows a word of it', () => {
    const told = impatient().tell(...speaks(1_000, 2_000), heard(3_200, 0, ''));
    expect(told.said('commit_turn', 'ask_reply')).toEqual([]);
    told.tell(begins(4_000), goesOn(4_500, 500));
    expect(told.said('transcribe')).toHaveLength(1);
  });

  it('is heard on from the moment of the cut where nobody knows a word of it', () => {
    const told = impatient().tell(...speaks(1_000, 2_000), goesOn(3_100, 2_100), heard(3_200, 0, ''));
    told.said();
    told.tell(
      goesOn(3_300, 2_300),
      goesOn(4_000, 3_000),
      ends(4_600, 3_200, 400),
      heard(4_700, 1, 'So what I mean is'),
    );
    expect(told.said('transcribe')).toEqual([{ type: 'transcribe', utterance: 1, fromSample: 3_000 }]);
    told.tell({ type: 'tick', at: 8_000 });
    expect(told.said('commit_turn')).toMatchObject([{ commit: { text: 'So what I mean is', cutShort: false } }]);
  });

  it('is on record with what is known, where the recogniser never says more', () => {
    const told = impatient().tell(...speaks(1_000, 1_500), heard(2_500, 0, 'So what', false), goesOn(3_000, 2_000));
    told.tell({ type: 'tick', at: 8_000 });
    expect(told.said('commit_turn')).toMatchObject([{ commit: { text: 'So what', cutShort: true } }]);
  });

  it.each(['left', 'end'] as const)('is on record as cut short where nothing more is said: %s', (type) => {
    const told = impatient().tell(...speaks(1_000, 1_500), heard(2_500, 0, 'So what', false), goesOn(3_000, 2_000));
    told.tell({ type, at: 3_100 }, heard(3_200, 0, 'So what'));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { text: 'So what', cutShort: true, endedMs: 3_000 } }]);
  });

  it('is answered once they are back, where the connection is lost meanwhile', () => {
    const told = impatient().tell(...speaks(1_000, 2_000), { type: 'disconnected', at: 3_100 });
    told.tell(heard(3_200, 0, 'So what I mean is'));
    expect(told.said('commit_turn')).toEqual([]);
    told.tell({ type: 'reconnected', at: 9_000 });
    expect(told.said('commit_turn', 'ask_reply').map(({ type }) => type)).toEqual(['commit_turn', 'ask_reply']);
  });
});

describe('a learner who is heard out', () => {
  it('speaks as long as they like where the persona does not mind', () => {
    const told = impatient(null).tell(...speaks(1_000, 30_000));
    expect(told.said('finish_transcription')).toEqual([]);
  });

  it('is not cut in on for speech over the persona', () => {
    const told = impatient().tell(begins(1_000), ends(2_000, 600, 400), heard(2_100, 0, 'What do you mean?'));
    told.tell({ type: 'tick', at: 5_000 }, ...reply(5_100, 2, 'A long answer.'), sound(5_200, 2, 8_000));
    told.said();
    told.tell(begins(5_400), goesOn(5_600, 200));
    expect(told.said('hold_playout')).toHaveLength(1);
    expect(told.said('finish_transcription')).toEqual([]);
  });
});
