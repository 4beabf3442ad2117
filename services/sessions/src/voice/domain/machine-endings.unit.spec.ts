import { describe, expect, it } from '@jest/globals';

import type { VoiceInput } from './input.js';
import { Told, begins, ends, goesOn, heard, played, reply, sound, speaking, start, tick } from './told.fixture.js';

describe('the session’s time', () => {
  it('is announced at 9:00 and 9:45, and is over at ten minutes in mid-speech', () => {
    const told = new Told({}, 530_000).tell(start('persona'), ...reply(100, 1, 'I waited for you.'));
    told.tell(tick(10_000));
    expect(told.said('notice')).toEqual([{ type: 'notice', notice: { notice: 'time', remainingMs: 60_000 } }]);
    told.tell(tick(55_000));
    expect(told.said('notice').filter(({ notice }) => notice.notice === 'time')).toEqual([
      { type: 'notice', notice: { notice: 'time', remainingMs: 15_000 } },
    ]);
  });

  it('stops the persona and puts on record what was heard and said', () => {
    const told = new Told({}, 598_700).tell(
      start('persona'),
      ...reply(100, 1, 'I waited for you.'),
      sound(200, 1, 4_000),
    );
    told.tell(played(1_200, 900), begins(1_250), tick(1_300));
    expect(told.said('stop_playout', 'finish_transcription')).toEqual([
      { type: 'finish_transcription', utterance: 0, toSample: null },
      { type: 'stop_playout', epoch: 1 },
    ]);
    told.tell(played(1_350, 1_050, { stopped: true }), heard(1_500, 0, ''));
    expect(told.said('commit_turn', 'close')).toMatchObject([
      { commit: { turn: 0, text: 'I', cutBy: 'end', endedMs: 600_000 } },
      { type: 'close', reason: 'time' },
    ]);
    expect(told.state.phase.name).toBe('closed');
  });

  /** Somebody speaks as the time runs out, or the learner closes; the recogniser takes its time. */
  const spokenAtTheEnd = (): Told =>
    new Told({}, 598_700).tell(start('learner'), begins(300), goesOn(1_250, 950), tick(1_300));

  it('waits for the words of a recogniser that is slow, and puts them on record before the end', () => {
    const told = spokenAtTheEnd().tell(heard(4_900, 0, 'Shall we say Thursday?'));
    expect(told.said('notice', 'commit_turn', 'close').filter(({ type }) => type !== 'notice')).toMatchObject([
      { commit: { speaker: 'learner', text: 'Shall we say Thursday?', endedMs: 600_000 } },
      { type: 'close', reason: 'time' },
    ]);
  });

  it('says that they are lost where they never come', () => {
    const told = spokenAtTheEnd().tell(tick(9_000));
    expect(told.said('notice', 'commit_turn', 'close').slice(-2)).toMatchObject([
      { notice: { notice: 'not_understood' } },
      { type: 'close', reason: 'time' },
    ]);
  });

  it('hears nothing that is begun after the end', () => {
    const told = spokenAtTheEnd();
    told.said();
    told.tell(goesOn(1_400, 1_100), ends(1_800, 1_400), begins(2_000), goesOn(2_500, 500));
    told.tell({ type: 'key_down', at: 2_600, sample: 2_600 }, heard(2_700, 0, 'Shall we say Thursday?'));
    expect(told.said('transcribe', 'close')).toMatchObject([{ type: 'close' }]);
  });

  it('stands still while the learner is away', () => {
    const told = new Told({}, 598_700).tell(start('learner'), { type: 'disconnected', at: 500 }, tick(60_000));
    expect(told.said('close')).toEqual([]);
    told.tell({ type: 'reconnected', at: 60_000 }, tick(60_799));
    expect(told.said('close')).toEqual([]);
    expect(told.tell(tick(60_800)).said('close')).toEqual([{ type: 'close', reason: 'time' }]);
  });
});

describe('a connection that is lost', () => {
  it('ends the persona’s turn at the last sample reported; it takes up again when the learner is back', () => {
    const told = speaking().tell({ type: 'disconnected', at: 1_300 });
    expect(told.said('commit_turn')).toMatchObject([{ commit: { turn: 0, text: 'I', cutBy: 'connection' } }]);
    told.tell(played(1_400, 1_200), { type: 'reconnected', at: 9_000 });
    expect(told.said('commit_turn', 'ask_reply')).toMatchObject([{ type: 'ask_reply', turn: 1, cause: 'connection' }]);
  });

  it('keeps a reply of which nothing was sent', () => {
    const told = new Told().tell(start('persona'), { type: 'disconnected', at: 50 }, ...reply(100, 1, 'I waited.'));
    told.tell({ type: 'reconnected', at: 9_000 });
    expect(told.said('synthesise', 'commit_turn')).toMatchObject([{ type: 'synthesise', epoch: 1 }]);
  });

  it('leaves the learner the time to finish a turn that it cut off', () => {
    const told = new Told().tell(start('learner'), begins(1_000), goesOn(1_800, 800), {
      type: 'disconnected',
      at: 2_000,
    });
    told.tell(heard(2_200, 0, 'I wanted to'), { type: 'reconnected', at: 20_000 }, tick(22_299));
    expect(told.said('commit_turn')).toEqual([]);
    expect(told.tell(tick(22_300)).said('commit_turn')).toMatchObject([{ commit: { text: 'I wanted to' } }]);
  });
});

describe('a machine that nobody comes back to', () => {
  const left: VoiceInput = { type: 'left', at: 3_000 };

  it('puts on record what was understood of the turn under way, and asks for no answer', () => {
    const told = new Told().tell(start('learner'), begins(1_000), goesOn(1_800, 800));
    told.tell({ type: 'disconnected', at: 2_000 }, heard(2_200, 0, 'I wanted to'));
    expect(told.said('commit_turn')).toEqual([]);
    told.tell(left);
    expect(told.said('commit_turn', 'ask_reply')).toMatchObject([
      { commit: { speaker: 'learner', turn: 0, text: 'I wanted to', startedMs: 1_000, endedMs: 2_000 } },
    ]);
  });

  it('puts on record what was heard of the persona, too, and no word that was not understood', () => {
    const told = speaking().tell(begins(1_300), goesOn(1_450, 150), left, heard(3_100, 0, 'Wait a moment'));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { speaker: 'persona', cutBy: 'connection' } }]);
  });

  it.each(['Yes', 'I waited for'])('takes no mere word over the persona for a turn of the learner: %s', (text) => {
    const told = speaking().tell(begins(1_300), goesOn(1_450, 150), heard(1_460, 0, text, false));
    told.tell({ type: 'left', at: 1_500 });
    expect(told.said('commit_turn', 'drop_transcription')).toMatchObject([
      { type: 'drop_transcription', utterance: 0 },
      { commit: { speaker: 'persona', cutBy: 'connection' } },
    ]);
  });

  it('puts on record what could be read of a reply that is not whole yet', () => {
    const told = new Told().tell(start('persona'), { type: 'reply_segment', at: 50, epoch: 1, text: 'I waited.' });
    told.tell({ type: 'synthesis_failed', at: 100, epoch: 1 }, left);
    expect(told.said('show', 'commit_turn')).toMatchObject([
      { type: 'show', text: 'I waited.' },
      { commit: { speaker: 'persona', text: 'I waited.', isWhole: false, cutBy: 'connection' } },
    ]);
  });

  it('has a turn that took the floor from a reply of which nothing was sent', () => {
    const told = new Told().tell(start('persona'), begins(1_000), goesOn(1_500, 500), { type: 'paused', at: 1_600 });
    told.tell(heard(1_700, 0, 'Wait a moment'), left);
    expect(told.said('commit_turn')).toMatchObject([
      { commit: { speaker: 'learner', turn: 0, text: 'Wait a moment' } },
    ]);
  });

  it('closes at once where that is what it was about to do', () => {
    const told = new Told().tell(
      start('learner'),
      begins(1_000),
      goesOn(2_000, 900),
      heard(2_100, 0, 'Goodbye', false),
    );
    told.tell({ type: 'end', at: 2_900 });
    expect(told.said('close')).toEqual([]);
    told.tell(left);
    expect(told.said('commit_turn', 'close').map(({ type }) => type)).toEqual(['commit_turn', 'close']);
  });
});

/** The first sentence is on its way to the player when the mind breaks off. */
const brokenOff = (): Told => {
  const told = new Told().tell(start('persona'), { type: 'reply_segment', at: 50, epoch: 1, text: 'I waited.' });
  told.tell(sound(200, 1, 500));
  told.said();
  return told.tell({ type: 'mind_failed', at: 300, epoch: 1 });
};

describe('a provider that fails', () => {
  it('has the authored line say it, where the mind has no word yet', () => {
    const told = new Told().tell(start('persona'));
    told.said();
    told.tell({ type: 'mind_failed', at: 100, epoch: 1 });
    expect(told.said('cancel', 'ask_reply')).toEqual([
      { type: 'cancel', epoch: 1 },
      { type: 'ask_reply', epoch: 2, turn: 0, cause: 'opening', offline: true },
    ]);
    told.tell({ type: 'mind_failed', at: 200, epoch: 2 });
    expect(told.said('ask_reply', 'commit_turn')).toEqual([]);
    expect(told.state.phase.name).toBe('listening');
  });

  it('has the authored line in its place, where the mind breaks off before anything of it was sent', () => {
    const told = new Told().tell(start('persona'), { type: 'reply_segment', at: 50, epoch: 1, text: 'I waited.' });
    told.said();
    told.tell({ type: 'mind_failed', at: 100, epoch: 1 });
    expect(told.said('cancel', 'ask_reply')).toEqual([
      { type: 'cancel', epoch: 1 },
      { type: 'ask_reply', epoch: 2, turn: 0, cause: 'opening', offline: true },
    ]);
    told.tell(...reply(150, 2, 'I waited twice.'), sound(200, 2, 500), played(900, 500, { epoch: 2 }));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { generated: 'I waited twice.', isWhole: true } }]);
  });

  it('has what the authored line has beyond what has begun to sound, with all that follows from it', () => {
    const told = brokenOff();
    expect(told.said('cancel', 'ask_reply', 'commit_turn')).toEqual([
      { type: 'ask_reply', epoch: 1, turn: 0, cause: 'opening', offline: true, begun: 'I waited.' },
    ]);
    told.tell(...reply(400, 1, 'I waited twice.', true, 20_000), played(900, 500));
    told.tell({ type: 'audio', at: 950, epoch: 1, segment: 1, samples: 500, words: [], last: true });
    told.tell(played(1_500, 500, { segment: 1 }));
    expect(told.said('commit_turn', 'close')).toMatchObject([
      { commit: { text: 'I waited. I waited twice.', generated: 'I waited. I waited twice.', isWhole: true } },
      { type: 'close', reason: 'persona' },
    ]);
  });

  it('leaves it at what was begun where the authored line fails, too, which is not the whole', () => {
    const told = brokenOff().tell({ type: 'mind_failed', at: 400, epoch: 1 }, played(900, 500));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { text: 'I waited.', cutBy: 'none', isWhole: false } }]);
  });

  it.each([
    ['learner', { type: 'stop', at: 800 }],
    ['connection', { type: 'disconnected', at: 800 }],
  ] as const)('tells that there was more to come where the mind was cut short: %s', (cutBy, cut) => {
    const told = new Told().tell(start('persona'), { type: 'reply_segment', at: 50, epoch: 1, text: 'I waited.' });
    told.tell(sound(200, 1, 500), played(750, 500), cut, played(850, 500, { stopped: true }));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { text: 'I waited.', isWhole: false, cutBy } }]);
    expect(told.state.owesWords).toBe(cutBy === 'connection');
  });

  it('has the words shown, from the segment on that has no whole sound', () => {
    const told = new Told().tell(start('persona'), ...reply(50, 1, 'I waited.'));
    told.tell({ type: 'synthesis_failed', at: 100, epoch: 1 });
    expect(told.said('show', 'notice', 'commit_turn')).toMatchObject([
      { notice: { notice: 'failed', part: 'synthesis' } },
      { notice: { notice: 'captions_only' } },
      { type: 'show', segment: 0, text: 'I waited.' },
      { commit: { text: 'I waited.', evidence: 'estimated', mode: 'typed' } },
    ]);
  });

  it('is taken for failed where nothing moves for ten seconds', () => {
    const told = new Told().tell(start('persona'), tick(9_999));
    expect(told.said('notice')).toEqual([]);
    expect(told.tell(tick(10_000)).said('notice')).toEqual([
      { type: 'notice', notice: { notice: 'failed', part: 'mind' } },
    ]);
  });
});

describe('a player that does not say what it plays', () => {
  it('leaves the rest of the turn owed, which is taken up when its page comes back', () => {
    const told = speaking().tell(tick(11_300));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { text: 'I', cutBy: 'failure' } }]);
    told.tell({ type: 'disconnected', at: 12_000 }, { type: 'reconnected', at: 13_000 });
    expect(told.said('ask_reply')).toMatchObject([{ turn: 1, cause: 'connection' }]);
  });
});

describe('the persona’s last words', () => {
  it('close the session when they are heard', () => {
    const told = new Told().tell(start('persona'), ...reply(100, 1, 'Goodbye.', true), sound(200, 1, 500));
    expect(told.tell(played(900, 500)).said('commit_turn', 'close')).toMatchObject([
      { commit: { text: 'Goodbye.' } },
      { type: 'close', reason: 'persona' },
    ]);
  });

  it('close it when they are cut short, too', () => {
    const told = new Told().tell(start('persona'), ...reply(100, 1, 'Goodbye then.', true), sound(200, 1, 2_000));
    told.tell({ type: 'stop', at: 500 }, played(600, 300, { stopped: true }));
    expect(told.said('close')).toEqual([{ type: 'close', reason: 'persona' }]);
  });

  it('close it however slowly they are worded: the rules say that it ends, not the mind', () => {
    const known: VoiceInput = { type: 'reply_known', at: 50, epoch: 1, patienceMs: 15_000, cutsInAfterMs: 9_000, endsSession: true }; // prettier-ignore
    const told = new Told().tell(start('persona'), known, { type: 'reply_segment', at: 100, epoch: 1, text: 'Well then.' }); // prettier-ignore
    told.tell(sound(200, 1, 2_000), played(500, 300), begins(550), goesOn(1_100, 500), played(1_150, 900, { stopped: true })); // prettier-ignore
    told.tell(goesOn(1_500, 900), heard(1_600, 0, 'One more thing', false));
    expect(told.said('commit_turn', 'close')).toMatchObject([{ commit: { isWhole: false, cutBy: 'learner' } }]);
    told.tell(heard(1_700, 0, 'One more thing'));
    expect(told.said('commit_turn', 'close')).toMatchObject([
      { commit: { speaker: 'learner', text: 'One more thing' } },
      { type: 'close', reason: 'persona' },
    ]);
  });

  it('leave what else was known of a reply that was cut: how long to wait, and for how long to listen', () => {
    const known: VoiceInput = { type: 'reply_known', at: 50, epoch: 1, patienceMs: 15_000, cutsInAfterMs: 9_000, endsSession: false }; // prettier-ignore
    const told = new Told().tell(start('persona'), known, { type: 'reply_segment', at: 100, epoch: 1, text: 'Well then.' }); // prettier-ignore
    told.tell(sound(200, 1, 2_000), played(500, 300), { type: 'stop', at: 600 }, played(700, 400, { stopped: true }));
    expect(told.state).toMatchObject({ patienceMs: 15_000, cutsInAfterMs: 9_000 });
  });
});

describe('what is out of date', () => {
  it('changes nothing: words, sound and reports of another epoch', () => {
    const told = speaking().tell({ type: 'stop', at: 1_300 }, played(1_400, 1_210, { stopped: true }));
    told.said();
    const before = told.state;
    told.tell(...reply(1_500, 1, 'Late.'), sound(1_500, 1, 100), played(1_500, 2_000));
    expect(told.said()).toEqual([]);
    expect(told.outputs).toEqual([]);
    expect({ ...told.state, presentAt: before.presentAt }).toEqual(before);
  });
});
