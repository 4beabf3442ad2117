import { describe, expect, it } from '@jest/globals';

import type { VoiceInput } from './input.js';
import { Told, begins, ends, goesOn, heard, played, reply, sound, start, tick } from './told.fixture.js';

const recognitionFails = (at: number): VoiceInput => ({ type: 'recognition_failed', at, utterance: 0 });

describe('a silence', () => {
  it('is an event after the patience of its place, never before ten seconds, and may be answered', () => {
    const told = new Told().tell(start('learner'), tick(9_999));
    expect(told.said('silence')).toEqual([]);
    told.tell(tick(10_000));
    expect(told.said('silence', 'ask_reply')).toEqual([
      { type: 'silence', afterTurn: 0, durationMs: 10_000, atMs: 10_000 },
      { type: 'ask_reply', epoch: 1, turn: 0, cause: 'silence', offline: false },
    ]);
    told.tell(
      { type: 'reply_known', at: 10_050, epoch: 1, patienceMs: 15_000, cutsInAfterMs: null, endsSession: false },
      { type: 'reply_done', at: 10_100, epoch: 1 },
      tick(25_099),
    );
    expect(told.said('commit_turn', 'silence')).toEqual([]);
    told.tell(tick(25_100));
    expect(told.said('silence')).toHaveLength(1);
  });

  it.each([1, 5, 8])('is none where the network goes dead %d s into it, however late that is noticed', (seconds) => {
    const told = new Told().tell(start('learner'), tick(seconds * 1_000)).goDead();
    told.tell(tick(seconds * 1_000 + 9_000), { type: 'disconnected', at: seconds * 1_000 + 9_000 }, tick(60_000));
    expect(told.said('silence')).toEqual([]);
  });

  it('waits where the network stands still, and is as long as it was', () => {
    const told = new Told().tell(start('learner'), tick(8_000)).goDead();
    told.tell(tick(11_000), { type: 'present', at: 11_500, sample: null });
    expect(told.said('silence')).toMatchObject([{ durationMs: 11_500 }]);
  });

  it('is none while somebody types', () => {
    const told = new Told().tell(start('learner'), { type: 'typing', at: 9_000 }, tick(18_999));
    expect(told.said('silence')).toEqual([]);
  });
});

describe('somebody who spoke and was not understood', () => {
  /** Six seconds of voice, after three of silence. */
  const voice = Array.from({ length: 11 }, (_, n) => goesOn(3_500 + n * 500, (n + 1) * 500));
  const spoken = (): Told => new Told().tell(start('learner'), begins(3_000), ...voice, ends(9_400, 5_500, 400));

  it('was not silent: patience begins anew with the notice', () => {
    const told = spoken().tell(tick(16_400));
    expect(told.said('silence', 'notice')).toMatchObject([{ notice: { notice: 'not_understood' } }]);
    told.tell(tick(26_399));
    expect(told.said('silence')).toEqual([]);
    told.tell(tick(26_400));
    expect(told.said('silence')).toMatchObject([{ durationMs: 10_000, atMs: 26_400 }]);
  });

  it('was not silent either with the key to talk', () => {
    const told = new Told({ mode: 'push_to_talk' }).tell(start('learner'));
    told.tell({ type: 'key_down', at: 3_000, sample: 3_000 }, { type: 'key_up', at: 9_000, sample: 9_000 });
    told.tell(recognitionFails(12_000), tick(21_999));
    expect(told.said('silence')).toEqual([]);
  });

  it('is held for silent where it was a click, or too quiet to be meant', () => {
    const clicked = new Told().tell(start('learner'), begins(3_000), ends(3_500, 90, 400), recognitionFails(3_600));
    expect(clicked.tell(tick(10_000)).said('silence')).toMatchObject([{ durationMs: 10_000 }]);
    const hummed = new Told().tell(start('learner'), begins(3_000), {
      ...{ type: 'speech_ended', at: 4_400, sample: 4_000, captured: 4_400, voicedMs: 900, levelDb: -60 },
    });
    expect(hummed.tell(recognitionFails(4_600), tick(10_000)).said('silence')).toHaveLength(1);
  });

  it('was not silent where nothing has come of a second of voice, which they are told', () => {
    const told = spoken().tell(heard(9_600, 0, ''), tick(19_599));
    expect(told.said('silence', 'notice')).toEqual([{ type: 'notice', notice: { notice: 'not_understood' } }]);
    expect(told.tell(tick(19_600)).said('silence')).toHaveLength(1);
  });

  it('was not silent where nothing has come of a second with the key', () => {
    const told = new Told({ mode: 'push_to_talk' }).tell(start('learner'), {
      type: 'key_down',
      at: 3_000,
      sample: 3_000,
    });
    told.tell({ type: 'key_up', at: 5_000, sample: 5_000 }, heard(5_500, 0, ''), tick(15_499));
    expect(told.said('silence', 'notice')).toMatchObject([{ notice: { notice: 'not_understood' } }]);
  });

  /** Heard with nothing but noise: nobody is told, and the silence goes on. */
  const isSilent = (told: Told): void =>
    expect(told.tell(tick(10_000)).said('silence', 'notice')).toMatchObject([{ type: 'silence', durationMs: 10_000 }]);

  it('is held for silent where the recogniser has heard nobody', () => {
    isSilent(spoken().tell({ type: 'transcript', at: 9_600, utterance: 0, text: '', final: true, noSpeech: 0.9 }));
    isSilent(spoken().tell(heard(9_600, 0, '[Music]')));
  });

  it('is held for silent where it was short, soft, or hardly a voice', () => {
    const sounded = (voicedMs: number, levelDb: number): VoiceInput => ({
      ...{ type: 'speech_ended', at: 5_400, sample: 5_000, captured: 5_400, voicedMs, levelDb },
    });
    for (const [voicedMs, levelDb] of [
      [900, -20],
      [1_900, -45],
      [1_100, -20],
    ] as const)
      isSilent(new Told().tell(start('learner'), begins(3_000), sounded(voicedMs, levelDb), heard(5_600, 0, '')));
  });
});

describe('somebody who was cut in on, and of whom no word is known', () => {
  it('was not silent: patience begins anew', () => {
    const told = new Told().tell(start('persona'), ...reply(100, 1, 'Well?', false, 20_000), sound(200, 1, 400));
    told.tell(played(700, 400), begins(1_000));
    told.tell(...Array.from({ length: 40 }, (_, n) => goesOn(1_500 + n * 500, (n + 1) * 500)), heard(21_500, 0, ''));
    told.said();
    told.tell(tick(33_499));
    expect(told.said('silence')).toEqual([]);
    told.tell(tick(33_500));
    expect(told.said('silence')).toMatchObject([{ durationMs: 12_000 }]);
  });
});
