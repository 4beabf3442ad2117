import { describe, expect, it } from '@jest/globals';

import type { VoiceInput } from './input.js';
import { Told, begins, ends, goesOn, heard, start, tick } from './told.fixture.js';

/** A voice from then on, as its detector reports it every quarter of a second; silent for as long at those moments. */
function speaks(from: number, to: number, breaths: readonly number[] = []): VoiceInput[] {
  let voicedMs = 0;
  return Array.from({ length: (to - from) / 250 }, (_, n) => from + (n + 1) * 250).map((at) => {
    voicedMs += breaths.includes(at) ? 0 : 250;
    return goesOn(at, voicedMs);
  });
}

const pieces = (told: Told): (readonly [string, number])[] =>
  told.said('transcribe', 'finish_transcription').map(({ type, utterance }) => [type, utterance] as const);

describe('somebody who speaks for longer than a recogniser takes in one piece', () => {
  it('is parted where they draw breath, and all of it is one turn', () => {
    const told = new Told().tell(start('learner'), begins(1_000), ...speaks(1_000, 90_000, [30_000, 70_000]));
    expect(pieces(told)).toEqual([
      ['transcribe', 0],
      ['finish_transcription', 0],
      ['transcribe', 1],
    ]);
    expect(told.state.utterances.map(({ startedAt, endedAt }) => [startedAt, endedAt])).toEqual([
      [1_000, 70_000],
      [70_000, null],
    ]);
    told.tell(
      ends(90_400, 89_000, 400),
      heard(91_000, 0, 'First of all,'),
      heard(91_500, 1, 'thank you.'),
      tick(95_000),
    );
    expect(told.said('commit_turn')).toMatchObject([
      { commit: { turn: 0, text: 'First of all, thank you.', startedMs: 1_000, endedMs: 90_000 } },
    ]);
    expect(told.state.pauses).toEqual([]);
  });

  it('is parted all the same where they never do', () => {
    const told = new Told().tell(start('learner'), begins(1_000), ...speaks(1_000, 130_000));
    expect(pieces(told).map(([type]) => type)).toEqual(['transcribe', 'finish_transcription', 'transcribe']);
    expect(told.state.utterances[0]?.endedAt).toBe(111_000);
  });

  it('is parted with the key held, which may be locked, as often as it takes', () => {
    const told = new Told().tell(start('learner'), { type: 'key_down', at: 1_000, sample: 1_000 });
    told.tell(heard(140_000, 0, 'One,'), heard(239_000, 1, 'two,'), tick(240_000));
    expect(pieces(told).map(([, utterance]) => utterance)).toEqual([0, 0, 1, 1, 2]);
    told.tell({ type: 'key_up', at: 250_000, sample: 250_000 });
    told.tell(heard(250_300, 2, 'three.'));
    expect(told.said('commit_turn')).toMatchObject([
      { commit: { text: 'One, two, three.', mode: 'push_to_talk', startedMs: 1_000, endedMs: 250_000 } },
    ]);
  });
});
