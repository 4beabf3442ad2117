import { describe, expect, it } from '@jest/globals';

import type { VoiceInput } from './input.js';
import { Told, begins, ends, goesOn, heard, played, reply, sound, start } from './told.fixture.js';

const misstep = (at: number, text: string, turn = 1): VoiceInput => ({ type: 'misstep_heard', at, turn, text });
const keyDown = (at: number): VoiceInput => ({ type: 'key_down', at, sample: at });

/** The persona has asked a word, and minds some of what is then said. */
function touchy(weighsWords = true): Told {
  const told = new Told({ weighsWords }).tell(start('persona'), ...reply(100, 1, 'Well?'), sound(200, 1, 400));
  told.tell(played(700, 400));
  told.said();
  return told;
}

/** Somebody speaks for two seconds, and is heard word by word. */
const speaks = (...soFar: readonly string[]): VoiceInput[] => [
  begins(1_000),
  ...soFar.flatMap((text, n) => [
    goesOn(1_400 + n * 400, (n + 1) * 400),
    heard(1_500 + n * 400, 0, text, false),
  ]),
]; // prettier-ignore

const threat = ['if you', 'if you do not sign we', 'if you do not sign we stop the', 'if you do not sign we stop the deliveries at once']; // prettier-ignore

describe('what is said of a turn so far', () => {
  it('is weighed as far as it is sure, a few words at a time', () => {
    const told = touchy().tell(...speaks(...threat));
    expect(told.said('weigh_words')).toEqual([
      { type: 'weigh_words', turn: 1, text: 'if you' },
      { type: 'weigh_words', turn: 1, text: 'if you do not sign we' },
      { type: 'weigh_words', turn: 1, text: 'if you do not sign we stop the' },
    ]);
  });

  it('is weighed once the voice goes on, where words come only with a pause', () => {
    const told = touchy().tell(begins(1_000), ends(2_000, 600, 400), heard(2_100, 0, 'If you do not sign'));
    expect(told.said('weigh_words')).toEqual([]);
    told.tell(begins(2_300), goesOn(2_600, 250));
    expect(told.said('weigh_words')).toMatchObject([{ text: 'If you do not sign' }]);
  });

  it('is not weighed where the persona minds nothing, nor where it is its own echo', () => {
    expect(
      touchy(false)
        .tell(...speaks(...threat))
        .said('weigh_words'),
    ).toEqual([]);
    const told = new Told({ weighsWords: true }).tell(start('persona'), ...reply(100, 1, 'If you do not sign we stop.'), sound(200, 1, 700)); // prettier-ignore
    told.tell(played(900, 700), ...speaks('if you do', 'if you do not sign we', 'if you do not sign we stop'));
    expect(told.said('weigh_words')).toEqual([]);
  });

  it('is not weighed over the persona', () => {
    const told = touchy().tell(begins(1_000), ends(2_000, 600, 400), heard(2_100, 0, 'What do you mean?'));
    told.tell({ type: 'tick', at: 5_000 }, ...reply(5_100, 2, 'A long answer.'), sound(5_200, 2, 8_000));
    told.said();
    told.tell(begins(5_400), goesOn(5_550, 150), heard(5_560, 1, 'yes', false), heard(5_570, 1, 'yes', false));
    expect(told.said('weigh_words')).toEqual([]);
  });
});

describe('a learner who says what the persona lets nobody finish', () => {
  it('is cut in on in mid-sentence, with the words that were heard by then, once', () => {
    const told = touchy().tell(...speaks(...threat), misstep(2_750, threat[2]!));
    expect(told.said('finish_transcription')).toMatchObject([{ utterance: 0, toSample: null }]);
    told.tell(goesOn(2_800, 1_700), misstep(2_850, threat[2]!), heard(2_900, 0, 'If you do not sign we stop the deliveries at once.'));
    expect(told.said('commit_turn', 'ask_reply')).toMatchObject([
      { commit: { turn: 1, cutShort: true, startedMs: 1_000, endedMs: 2_750 } },
      { type: 'ask_reply', turn: 2, cause: 'turn' },
    ]);
  }); // prettier-ignore

  it('is cut in on while they hold the key, too', () => {
    const told = touchy().tell(keyDown(1_000), misstep(1_800, ''));
    expect(told.said('finish_transcription')).toHaveLength(1);
  });

  it('is cut in on when they go on, where it is known only after they paused', () => {
    const told = touchy().tell(begins(1_000), ends(2_000, 900, 400), heard(2_100, 0, 'If you do not sign and'));
    told.tell(begins(2_250), misstep(2_300, 'If you do not sign and'), goesOn(2_400, 150));
    expect(told.said('finish_transcription')).toHaveLength(1);
    told.tell(goesOn(2_500, 250));
    expect(told.said('finish_transcription')).toMatchObject([{ utterance: 1 }]);
    told.tell(heard(2_700, 1, ''));
    expect(told.said('commit_turn', 'ask_reply')).toMatchObject([
      { commit: { turn: 1, text: 'If you do not sign and', cutShort: true, endedMs: 2_500 } },
      { type: 'ask_reply', turn: 2 },
    ]);
  });

  it('is heard again where nothing at all was understood of what was cut', () => {
    const told = touchy().tell(...speaks(...threat), misstep(2_750, threat[2]!), heard(2_900, 0, ''));
    expect(told.said('commit_turn')).toEqual([]);
    told.tell(begins(4_000), ends(5_000, 800), heard(5_100, 1, 'What do you mean?'), { type: 'tick', at: 9_000 });
    expect(told.said('commit_turn')).toMatchObject([{ commit: { turn: 1, cutShort: false } }]);
  });

  it('is heard out where the recogniser takes those words back, and what it says instead is weighed', () => {
    const told = touchy().tell(...speaks(...threat), ends(2_790, 1_700), misstep(2_795, threat[2]!));
    told.tell(heard(2_850, 0, 'If you do not mind we stop here.'));
    told.said();
    told.tell(begins(3_000), goesOn(3_300, 300));
    expect(told.said('finish_transcription', 'weigh_words')).toEqual([
      { type: 'weigh_words', turn: 1, text: 'If you do not mind we stop here.' },
    ]);
    const kept = touchy().tell(...speaks(...threat), ends(2_790, 1_700), misstep(2_795, threat[2]!));
    kept.tell(heard(2_850, 0, 'If you do not sign, we stop the deliveries.'), begins(3_000));
    kept.said();
    expect(kept.tell(goesOn(3_300, 300)).said('finish_transcription')).toMatchObject([{ utterance: 1 }]);
  });

  it('is answered as ever where they had ended by then', () => {
    const told = touchy().tell(...speaks(...threat), ends(3_000, 1_800, 200), misstep(3_100, threat[2]!));
    told.tell(heard(3_200, 0, 'If you do not sign we stop.'), { type: 'tick', at: 6_000 });
    expect(told.said('commit_turn')).toMatchObject([{ commit: { turn: 1, cutShort: false } }]);
  });

  it('is not cut in on for a turn that is on record already', () => {
    const told = touchy().tell(...speaks(...threat), misstep(2_750, threat[2]!, 0));
    expect(told.said('finish_transcription')).toEqual([]);
    told.tell(misstep(2_800, threat[2]!, 2));
    expect(told.said('finish_transcription')).toEqual([]);
  });

  it('is cut in on once they are back, where the connection was lost meanwhile, and never in a pause', () => {
    const told = touchy().tell(...speaks(...threat), { type: 'paused', at: 2_720 }, misstep(2_750, threat[2]!));
    expect(told.said('commit_turn').filter(({ commit }) => commit.speaker === 'learner' && commit.cutShort)).toEqual(
      [],
    );
    const lost = touchy().tell(...speaks(...threat), { type: 'disconnected', at: 2_720 }, misstep(2_750, threat[2]!));
    lost.tell(heard(2_800, 0, 'If you do not sign, we stop the'), { type: 'reconnected', at: 9_000 }, begins(9_100));
    lost.said();
    lost.tell(goesOn(9_400, 300));
    expect(lost.said('finish_transcription')).toMatchObject([{ utterance: 1 }]);
  });

  it('is not cut in on for what they type', () => {
    const told = touchy().tell({ type: 'typing', at: 1_000 }, misstep(1_500, ''));
    told.tell({ type: 'typed', at: 2_000, text: 'If you do not sign we stop.', clientTurnId: 'one' });
    expect(told.said('commit_turn', 'weigh_words')).toMatchObject([{ commit: { cutShort: false, mode: 'typed' } }]);
  });
});
