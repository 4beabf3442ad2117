import { describe, expect, it } from '@jest/globals';

import type { VoiceInput } from '../input.js';
import { Told, begins, ends, goesOn, heard, speaking, start, tick } from '../told.fixture.js';

/** The page's sound has come as far as that. */
const soundReaches = (at: number): VoiceInput => ({ type: 'present', at, sample: at });

/** Half a second of voice, and nothing of the detector since. */
const speaks = (): Told => new Told().tell(start('learner'), begins(1_000), goesOn(1_500, 500));

describe('a voice of which nothing is reported for two seconds', () => {
  it('is one where its sound stands still with it, as on a network that does', () => {
    const told = speaks().tell(goesOn(3_500, 2_500), ends(4_400, 2_900, 400), heard(4_500, 0, 'I wanted to say it'));
    told.tell(tick(8_000));
    expect(told.said('transcribe', 'commit_turn')).toMatchObject([
      { type: 'transcribe' },
      { commit: { text: 'I wanted to say it', startedMs: 1_000, endedMs: 4_000 } },
    ]);
  });

  it('is over where its sound goes on, and heard again from there once it is reported again', () => {
    const told = speaks().tell(soundReaches(2_999));
    expect(told.said('transcribe', 'finish_transcription')).toHaveLength(1);
    told.tell(soundReaches(3_000), heard(3_100, 0, 'I wanted to'));
    expect(told.said('finish_transcription')).toEqual([{ type: 'finish_transcription', utterance: 0, toSample: null }]);
    told.tell(goesOn(3_500, 2_500), goesOn(4_000, 3_000), ends(4_400, 3_000, 400), heard(4_500, 1, 'say thank you.'));
    told.tell(tick(8_000));
    expect(told.said('transcribe', 'commit_turn')).toMatchObject([
      { type: 'transcribe', utterance: 1, fromSample: 1_500 },
      { commit: { text: 'I wanted to say thank you.', startedMs: 1_000, endedMs: 4_000 } },
    ]);
  });

  it('holds the persona by what is heard of it from then on', () => {
    const told = speaking().tell(begins(1_300), goesOn(1_400, 100), soundReaches(2_900), heard(3_000, 0, ''));
    told.said();
    told.tell(goesOn(3_100, 250));
    expect(told.said('transcribe', 'hold_playout').map(({ type }) => type)).toEqual(['transcribe']);
    told.tell(goesOn(3_200, 350));
    expect(told.said('hold_playout')).toHaveLength(1);
    expect(told.state.utterances).toMatchObject([{ voicedMs: 250, voicedBefore: 100 }]);
  });
});

describe('a voice of which nothing is reported any more', () => {
  it('is over after ten seconds, whatever has become of the page', () => {
    const told = speaks().tell(tick(11_499));
    expect(told.said('finish_transcription')).toEqual([]);
    expect(told.tell(tick(11_500)).said('finish_transcription')).toHaveLength(1);
  });
});

describe('a voice that the recogniser has failed at while it was there', () => {
  it('is not asked for again before somebody begins anew', () => {
    const told = speaks().tell({ type: 'recognition_failed', at: 1_600, utterance: 0 });
    told.said();
    told.tell(goesOn(1_700, 700), goesOn(1_800, 800), ends(2_400, 900, 400));
    expect(told.said('transcribe', 'notice')).toEqual([]);
    expect(told.tell(begins(3_000)).said('transcribe')).toHaveLength(1);
  });
});

describe('a voice that goes on after the learner has written', () => {
  it('is heard from there', () => {
    const told = speaks().tell({ type: 'typed', at: 1_600, text: 'Wait.', clientTurnId: 'a' }, goesOn(1_700, 700));
    expect(told.said('transcribe')).toMatchObject([{ fromSample: 1_000 }, { fromSample: 1_500 }]);
  });
});

describe('a voice that is reported while nobody can be heard', () => {
  it('is none: not in a pause, not of a page that is lost, not beside the key', () => {
    const paused = speaks().tell({ type: 'paused', at: 1_600 }, goesOn(1_700, 700), { type: 'continued', at: 1_800 });
    expect(paused.tell(goesOn(1_900, 800)).said('transcribe')).toHaveLength(1);
    const lost = speaks().tell({ type: 'disconnected', at: 1_600 }, { type: 'reconnected', at: 1_700 });
    expect(lost.tell(goesOn(1_800, 800)).said('transcribe')).toHaveLength(1);
    const byKey = speaks().tell({ type: 'key_down', at: 1_600, sample: 1_600 }, goesOn(1_700, 700));
    byKey.tell({ type: 'key_up', at: 1_800, sample: 1_800 }, goesOn(1_900, 900));
    expect(byKey.said('transcribe')).toHaveLength(2);
  });
});
