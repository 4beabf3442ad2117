import { describe, expect, it } from '@jest/globals';

import type { VoiceInput } from './input.js';
import { Told, begins, ends, goesOn, heard, played, reply, sound, speaking, start, tick } from './told.fixture.js';

describe('a session in which the persona speaks first', () => {
  it('asks for its words, for their sound, and sends it', () => {
    const told = new Told().tell(start('persona'));
    expect(told.said('ask_reply')).toEqual([
      { type: 'ask_reply', epoch: 1, turn: 0, cause: 'opening', offline: false },
    ]);
    expect(told.state.phase.name).toBe('thinking');
    told.tell({ type: 'reply_segment', at: 100, epoch: 1, text: 'I waited.' });
    expect(told.said('synthesise')).toEqual([{ type: 'synthesise', epoch: 1, turn: 0, segment: 0, text: 'I waited.' }]);
    told.tell({ type: 'audio', at: 200, epoch: 1, segment: 0, samples: 250, words: [], last: true });
    expect(told.said('send_chunk').map(({ firstSample, samples }) => [firstSample, samples])).toEqual([[0, 250]]);
    expect(told.state.phase.name).toBe('speaking');
  });

  it('sends 1,200 ms ahead of what was played, and no more; what was played is made up for 300 ms at a time', () => {
    const told = new Told().tell(start('persona'), ...reply(100, 1, 'I waited.'), sound(200, 1, 4_000));
    expect(told.said('send_chunk').map(({ samples }) => samples)).toEqual([300, 300, 300, 300]);
    told.tell(played(400, 130), played(500, 299));
    expect(told.said('send_chunk')).toEqual([]);
    told.tell(played(600, 330));
    expect(told.said('send_chunk').map(({ firstSample, samples }) => [firstSample, samples])).toEqual([
      [1_200, 300],
      [1_500, 30],
    ]);
  });

  it('puts the turn on record when all of it was rendered', () => {
    const told = new Told().tell(start('persona'), ...reply(100, 1, 'I waited.'), sound(200, 1, 500), played(900, 500));
    expect(told.said('commit_turn')).toEqual([
      {
        type: 'commit_turn',
        commit: {
          ...{
            speaker: 'persona',
            turn: 0,
            text: 'I waited.',
            generated: 'I waited.',
            isWhole: true,
            evidence: 'exact',
            cutBy: 'none',
          },
          ...{ mode: 'open_microphone', startedMs: 400, endedMs: 900 },
        },
      },
    ]);
    expect(told.state.phase.name).toBe('listening');
  });
});

describe('a learner who speaks while the persona does', () => {
  it('has it hold its breath after 200 ms of voice, and stop after 500', () => {
    const told = speaking().tell(begins(1_300), goesOn(1_450, 150));
    expect(told.said('hold_playout')).toEqual([]);
    told.tell(goesOn(1_500, 200));
    expect(told.said('hold_playout')).toEqual([{ type: 'hold_playout', epoch: 1 }]);
    told.tell(played(1_550, 1_230, { stopped: true }), goesOn(1_700, 499));
    expect(told.said('stop_playout')).toEqual([]);
    told.tell(goesOn(1_800, 500));
    expect(told.said('stop_playout', 'cancel', 'commit_turn')).toMatchObject([
      { type: 'cancel', epoch: 1 },
      { type: 'stop_playout', epoch: 1 },
      { commit: { turn: 0, text: 'I', evidence: 'estimated', cutBy: 'learner', endedMs: 1_550 } },
    ]);
    expect(told.state).toMatchObject({ phase: { name: 'listening' }, epoch: 2 });
  });

  it('does not take for somebody’s a voice that falls silent as it does, however late that is', () => {
    const told = speaking().tell(begins(1_300), goesOn(1_500, 200), goesOn(1_900, 600));
    told.tell(played(1_950, 1_400, { stopped: true }), goesOn(2_100, 740), ends(2_600, 760, 480));
    expect(told.said('stop_playout', 'resume_playout')).toEqual([{ type: 'resume_playout', epoch: 1 }]);
    told.tell(heard(2_900, 0, ''));
    expect(told.said('stop_playout', 'commit_turn')).toEqual([]);
  });

  it('stops for a voice that goes on for long, where the player never tells that it is silent', () => {
    const told = speaking().tell(begins(1_300), goesOn(1_500, 200), goesOn(2_400, 1_199));
    expect(told.said('stop_playout')).toEqual([]);
    told.tell(goesOn(2_500, 1_200));
    expect(told.said('stop_playout')).toHaveLength(1);
  });

  it('stops it at two words that are no back-channel', () => {
    const told = speaking().tell(begins(1_300), goesOn(1_500, 200), heard(1_550, 0, 'yes but wait', false));
    expect(told.said('stop_playout')).toHaveLength(1);
  });

  it('does not stop it at words that a recogniser makes of noise, before it has heard it out', () => {
    const told = speaking().tell(begins(1_300), goesOn(1_420, 100), heard(1_450, 0, 'thank you very much', false));
    expect(told.said('stop_playout', 'hold_playout')).toEqual([]);
  });

  it('lets it go on at the same sample after a back-channel', () => {
    const told = speaking().tell(begins(1_300), goesOn(1_500, 200), played(1_560, 1_210, { stopped: true }));
    told.tell(ends(1_700, 300, 100), heard(1_800, 0, 'Yes, of course.'));
    expect(told.said('resume_playout', 'stop_playout', 'notice')).toEqual([
      { type: 'resume_playout', epoch: 1 },
      { type: 'notice', notice: { notice: 'spoken_on', because: 'back_channel' } },
    ]);
    expect(told.state.phase.name).toBe('speaking');
    expect(told.state.utterances).toEqual([]);
  });

  it('is not heard where it is the persona’s own echo, and holds it no more on voice alone', () => {
    const told = speaking().tell(begins(1_300), goesOn(1_500, 200), heard(1_550, 0, 'I waited for you', false));
    expect(told.said('hold_playout', 'resume_playout').map(({ type }) => type)).toEqual([
      'hold_playout',
      'resume_playout',
    ]);
    told.tell(goesOn(2_300, 900), ends(2_800, 1_000, 400), heard(2_900, 0, 'I waited for you on two'));
    expect(told.said('notice')).toEqual([{ type: 'notice', notice: { notice: 'spoken_on', because: 'echo' } }]);
    told.tell(begins(3_000), goesOn(3_200, 200), goesOn(3_500, 500));
    expect(told.said('hold_playout', 'stop_playout')).toEqual([]);
    told.tell(heard(3_600, 1, 'stop it', false));
    expect(told.said('stop_playout')).toHaveLength(1);
  });

  it('holds it on voice alone again once a whole turn of the persona has passed without echo', () => {
    const told = speaking().tell(begins(1_300), ends(2_000, 600, 100), heard(2_100, 0, 'I waited for you'));
    for (const rendered of [2_000, 3_000, 4_000]) told.tell(played(300 + rendered, rendered));
    const isHeld = (at: number, utterance: number): boolean => {
      const epoch = utterance === 1 ? 2 : 3;
      told.tell(
        begins(at),
        ends(at + 1_000, 900),
        heard(at + 1_100, utterance, 'What happened then?'),
        tick(at + 5_000),
      );
      told.tell(...reply(at + 5_100, epoch, 'Nobody came, I was late.'), sound(at + 5_200, epoch, 3_000));
      told.tell(played(at + 5_500, 100, { epoch }));
      told.said();
      told.tell(begins(at + 5_600), goesOn(at + 5_900, 300));
      return told.said('hold_playout').length > 0;
    };
    expect(isHeld(6_000, 1)).toBe(false);
    told.tell(ends(12_000, 300), heard(12_100, 2, ''));
    for (const rendered of [1_000, 2_000, 3_000]) told.tell(played(12_000 + rendered, rendered, { epoch: 2 }));
    expect(isHeld(16_000, 3)).toBe(true);
  });

  it('waits 600 ms for the last report, and not longer', () => {
    const told = speaking().tell({ type: 'stop', at: 1_300 }, tick(1_899));
    expect(told.said('commit_turn')).toEqual([]);
    told.tell(tick(1_900));
    expect(told.said('commit_turn')).toHaveLength(1);
    told.tell(played(1_950, 3_000, { stopped: true }));
    expect(told.said('commit_turn')).toEqual([]);
  });
});

describe('a learner who gives back the persona’s last words', () => {
  it('is understood where they hold the key, as is known to be theirs', () => {
    const told = speaking().tell({ type: 'key_down', at: 1_300, sample: 1_300 }, tick(1_500));
    told.tell(played(1_550, 1_230, { stopped: true }), { type: 'key_up', at: 2_500, sample: 2_500 });
    told.tell(heard(2_700, 0, 'I waited for you?'));
    expect(told.said('commit_turn', 'ask_reply')).toMatchObject([
      { commit: { speaker: 'persona', turn: 0, cutBy: 'learner' } },
      { commit: { speaker: 'learner', turn: 1, text: 'I waited for you?', mode: 'push_to_talk' } },
      { type: 'ask_reply', turn: 2 },
    ]);
  });

  /** The persona has said its sentence, and half a second of voice begins before its sound is out of the room. */
  const answered = (text: string): Told => {
    const told = speaking().tell(...[2_000, 3_000, 4_000].map((sample) => played(300 + sample, sample)));
    told.said();
    return told.tell(begins(4_500), ends(5_500, 600, 400), heard(5_600, 0, text), tick(9_000));
  };

  it('is understood in an open microphone by a word or two, once the persona is silent', () => {
    expect(answered('Two mornings?').said('commit_turn')).toMatchObject([{ commit: { text: 'Two mornings?' } }]);
  });

  it('is taken for its echo by three of them', () => {
    expect(answered('On two mornings?').said('commit_turn')).toEqual([]);
  });
});

describe('a learner’s turn', () => {
  it('is over 500 ms after the last word of a whole thought, by the client’s clock', () => {
    const told = new Told().tell(start('learner'), begins(1_000), goesOn(1_500, 500));
    // Told 400 ms after its end, the detector's own patience.
    told.tell(ends(2_400, 1_000, 400), heard(2_450, 0, 'Thank you very much.'), tick(2_499));
    expect(told.said('commit_turn')).toEqual([]);
    told.tell(tick(2_500));
    expect(told.said('commit_turn', 'ask_reply')).toMatchObject([
      { commit: { speaker: 'learner', turn: 0, text: 'Thank you very much.', startedMs: 1_000, endedMs: 2_000 } },
      { type: 'ask_reply', turn: 1, cause: 'turn' },
    ]);
  });

  it('goes on where they go on within the wait, as one turn', () => {
    const told = new Told().tell(
      start('learner'),
      begins(1_000),
      ends(2_400, 900, 400),
      heard(2_450, 0, 'I wanted to'),
    );
    told.tell(begins(4_000), ends(5_400, 900, 400), heard(5_450, 1, 'say thank you'), tick(5_649));
    expect(told.said('commit_turn')).toEqual([]);
    // Somebody who stops for two seconds gets a little more time after a whole thought, too.
    told.tell(tick(5_650));
    expect(told.said('commit_turn')).toMatchObject([
      { commit: { text: 'I wanted to say thank you', startedMs: 1_000, endedMs: 5_000 } },
    ]);
  });

  it('waits for the words of a recogniser that is late, and does without after four seconds and half as long as it was', () => {
    const told = new Told().tell(start('learner'), begins(1_000), ends(2_400, 900, 400), tick(6_899));
    expect(told.said('commit_turn', 'notice')).toEqual([]);
    told.tell(tick(6_900));
    expect(told.said('commit_turn', 'notice')).toEqual([{ type: 'notice', notice: { notice: 'not_understood' } }]);
    told.tell(begins(7_000), ends(8_400, 900, 400), { type: 'recognition_failed', at: 8_500, utterance: 1 });
    expect(told.said('notice').map(({ notice }) => notice.notice)).toEqual(['not_understood', 'typing_only']);
  });

  it('ends with the key, where it was held', () => {
    const told = new Told({ mode: 'push_to_talk' }).tell(start('learner'), begins(500));
    told.tell({ type: 'key_down', at: 1_000, sample: 1_000 }, { type: 'key_up', at: 2_000, sample: 2_000 });
    expect(told.said('transcribe', 'finish_transcription')).toHaveLength(2);
    told.tell(heard(2_100, 0, 'I wanted to'));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { text: 'I wanted to', mode: 'push_to_talk' } }]);
  });

  const typed = (at: number, text = 'By Thursday.'): VoiceInput => ({
    type: 'typed',
    at,
    text,
    clientTurnId: `t${at}`,
  });
  const both = {
    commit: { text: 'I will send somebody By Thursday.', mode: 'open_microphone', clientTurnId: 't3100' },
  };

  it('can be typed to its end: what was said before waits to be recognised, and both are one turn', () => {
    const told = new Told().tell(start('learner'), begins(1_000), goesOn(2_900, 1_900), typed(3_100));
    expect(told.said('finish_transcription', 'drop_transcription', 'commit_turn')).toMatchObject([
      { type: 'finish_transcription', utterance: 0 },
    ]);
    told.tell(heard(4_000, 0, 'I will send somebody'));
    expect(told.said('commit_turn', 'ask_reply')).toMatchObject([both, { type: 'ask_reply', turn: 1 }]);
    expect(told.state.utterances).toEqual([]);
  });

  it('does not wait for noise before what is typed, nor for what is never recognised', () => {
    const clicked = new Told().tell(start('learner'), begins(3_000), typed(3_100));
    expect(clicked.said('commit_turn')).toMatchObject([{ commit: { text: 'By Thursday.', mode: 'typed' } }]);
    const told = new Told().tell(start('learner'), begins(1_000), goesOn(2_900, 1_900), typed(3_100), tick(9_100));
    expect(told.said('notice', 'commit_turn')).toMatchObject([
      { notice: { notice: 'not_understood' } },
      { commit: { text: 'By Thursday.', mode: 'typed' } },
    ]);
  });

  it.each(['end', 'left'] as const)('that is typed is on record where the session does not wait for it: %s', (type) => {
    const told = new Told().tell(start('learner'), begins(1_000), goesOn(2_900, 1_900), typed(3_100));
    told.tell({ type, at: 3_200 }, heard(3_600, 0, 'I will send somebody'), tick(3_700));
    const text = type === 'end' ? both.commit.text : 'By Thursday.';
    expect(told.said('commit_turn')).toMatchObject([{ commit: { text, clientTurnId: 't3100' } }]);
  });

  it('has what is said while typed words wait as the next one, and what is typed meanwhile as its own', () => {
    const told = new Told().tell(start('learner'), begins(1_000), goesOn(2_900, 1_900), typed(3_100, 'By'));
    told.tell(
      goesOn(3_300, 2_300),
      typed(3_600, 'Thursday.'),
      goesOn(4_100, 3_100),
      heard(4_200, 0, 'I will send somebody'),
    );
    expect(told.said('commit_turn')).toMatchObject([{ commit: { text: 'I will send somebody By Thursday.', clientTurnId: 't3600' } }]); // prettier-ignore
    told.tell(heard(4_300, 1, 'or on Friday', false), ends(4_900, 3_200, 400), heard(5_000, 1, 'or on Friday'), tick(9_000)); // prettier-ignore
    expect(told.said('commit_turn')).toMatchObject([{ commit: { turn: 1, text: 'or on Friday' } }]);
  });

  it('can be typed at any time, after what was heard of the persona', () => {
    const told = speaking().tell({ type: 'typed', at: 1_300, text: ' Wait. ', clientTurnId: 'a' });
    expect(told.said('stop_playout', 'commit_turn', 'ask_reply')).toMatchObject([
      { type: 'stop_playout' },
      { commit: { speaker: 'persona', turn: 0, cutBy: 'learner' } },
      { commit: { speaker: 'learner', turn: 1, text: 'Wait.', mode: 'typed', clientTurnId: 'a' } },
      { type: 'ask_reply', turn: 2 },
    ]);
  });
});
