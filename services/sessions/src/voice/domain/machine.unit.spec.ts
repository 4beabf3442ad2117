import { describe, expect, it } from '@jest/globals';

import { nextTickAt } from './due.js';
import type { VoiceInput } from './input.js';
import { advance } from './machine.js';
import type { VoiceOutput } from './output.js';
import type { VoiceSettings } from './settings.js';
import type { VoiceState } from './state.js';
import { initialState } from './state.js';

/** A sample is a millisecond in both directions. */
const settings: VoiceSettings = {
  language: 'en',
  mode: 'open_microphone',
  captureRate: 1_000,
  playRate: 1_000,
  limitMs: 600_000,
};

/** A session that is told one thing after the other, at its time; the time in between passes too. */
class Told {
  state: VoiceState;
  outputs: VoiceOutput[] = [];

  constructor(change: Partial<VoiceSettings> = {}, elapsedMs = 0) {
    this.state = initialState({ settings: { ...settings, ...change }, nextTurn: 0, elapsedMs });
  }

  tell(...inputs: readonly VoiceInput[]): this {
    for (const input of inputs) {
      for (let due = nextTickAt(this.state); due !== undefined && due < input.at; due = nextTickAt(this.state))
        this.take({ type: 'tick', at: due });
      this.take(input);
    }
    return this;
  }

  /** What has come out since it was last asked, of these types. */
  said<Type extends VoiceOutput['type']>(...types: readonly Type[]): (VoiceOutput & { type: Type })[] {
    const found = this.outputs.filter((one): one is VoiceOutput & { type: Type } =>
      types.some((type) => type === one.type),
    );
    this.outputs = [];
    return found;
  }

  private take(input: VoiceInput): void {
    const { state, outputs } = advance(this.state, input);
    this.state = state;
    this.outputs.push(...outputs);
  }
}

const start = (speaksFirst: 'persona' | 'learner'): VoiceInput => ({ type: 'started', at: 0, speaksFirst });
const tick = (at: number): VoiceInput => ({ type: 'tick', at });
const begins = (at: number): VoiceInput => ({ type: 'speech_started', at, sample: at, captured: at });
const goesOn = (at: number, voicedMs: number): VoiceInput => ({ type: 'speech_continued', at, voicedMs, levelDb: -20 });
const ends = (at: number, voicedMs: number, ago = 0): VoiceInput => ({
  ...{ type: 'speech_ended', at, sample: at - ago, captured: at, voicedMs, levelDb: -20 },
});
const heard = (at: number, utterance: number, text: string, final = true): VoiceInput => ({
  ...{ type: 'transcript', at, utterance, text, final },
});
const played = (at: number, rendered: number, { epoch = 1, segment = 0, stopped = false } = {}): VoiceInput => ({
  ...{ type: 'playout', at, epoch, segment, rendered, stopped },
});
const reply = (at: number, epoch: number, text: string, endsSession = false): VoiceInput[] => [
  { type: 'reply_segment', at, epoch, text },
  { type: 'reply_done', at, epoch, patienceMs: 12_000, endsSession },
];
const sound = (at: number, epoch: number, samples: number): VoiceInput => ({
  ...{ type: 'audio', at, epoch, segment: 0, samples, words: [], last: true },
});

/** The persona has four seconds to say, and has said the first of them. */
const speaking = () => {
  const told = new Told().tell(start('persona'), ...reply(100, 1, 'I waited for you on two mornings.'));
  told.tell(sound(200, 1, 4_000), ...Array.from({ length: 10 }, (_, n) => played(300 + n * 100, (n + 1) * 100)));
  told.said();
  return told;
};

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
    expect(told.said('send_chunk').map(({ firstSample, samples }) => [firstSample, samples])).toEqual([
      [0, 100],
      [100, 100],
      [200, 50],
    ]);
    expect(told.state.phase.name).toBe('speaking');
  });

  it('sends 1,200 ms ahead of what was played, and no more', () => {
    const told = new Told().tell(start('persona'), ...reply(100, 1, 'I waited.'), sound(200, 1, 4_000));
    expect(told.said('send_chunk').reduce((sum, { samples }) => sum + samples, 0)).toBe(1_200);
    told.tell(played(400, 130));
    expect(told.said('send_chunk').reduce((sum, { samples }) => sum + samples, 0)).toBe(130);
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
    told.tell(goesOn(1_700, 499));
    expect(told.said('stop_playout')).toEqual([]);
    told.tell(goesOn(1_800, 500));
    expect(told.said('stop_playout', 'cancel')).toEqual([
      { type: 'cancel', epoch: 1 },
      { type: 'stop_playout', epoch: 1 },
    ]);
    expect(told.state).toMatchObject({ phase: { name: 'interrupted' }, epoch: 2 });
    told.tell(played(1_900, 1_230, { stopped: true }));
    expect(told.said('commit_turn')).toMatchObject([
      { commit: { turn: 0, text: 'I', evidence: 'estimated', cutBy: 'learner', endedMs: 1_900 } },
    ]);
    expect(told.state.phase.name).toBe('listening');
  });

  it('stops it at two words that are no back-channel', () => {
    const told = speaking().tell(begins(1_300), goesOn(1_500, 200), heard(1_550, 0, 'yes but wait', false));
    expect(told.said('stop_playout')).toHaveLength(1);
  });

  it('lets it go on at the same sample after a back-channel', () => {
    const told = speaking().tell(begins(1_300), goesOn(1_500, 200), played(1_560, 1_210, { stopped: true }));
    told.tell(ends(1_700, 300, 100), heard(1_800, 0, 'Yes, of course.'));
    expect(told.said('resume_playout', 'stop_playout', 'notice')).toEqual([
      { type: 'resume_playout', epoch: 1, from: { segment: 0, sample: 1_210 } },
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

  it('waits 600 ms for the last report, and not longer', () => {
    const told = speaking().tell({ type: 'stop', at: 1_300 }, tick(1_899));
    expect(told.said('commit_turn')).toEqual([]);
    told.tell(tick(1_900));
    expect(told.said('commit_turn')).toHaveLength(1);
    told.tell(played(1_950, 3_000, { stopped: true }));
    expect(told.said('commit_turn')).toEqual([]);
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

  it('waits for the words of a recogniser that is late, and does without after four seconds', () => {
    const told = new Told().tell(start('learner'), begins(1_000), ends(2_400, 900, 400), tick(5_999));
    expect(told.said('commit_turn', 'notice')).toEqual([]);
    told.tell(tick(6_000));
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

describe('a silence', () => {
  it('is an event after the patience of its place, never before ten seconds, and may be answered', () => {
    const told = new Told().tell(start('learner'), tick(9_999));
    expect(told.said('silence')).toEqual([]);
    told.tell(tick(10_000));
    expect(told.said('silence', 'ask_reply')).toEqual([
      { type: 'silence', afterTurn: 0, durationMs: 10_000, atMs: 10_000 },
      { type: 'ask_reply', epoch: 1, turn: 0, cause: 'silence', offline: false },
    ]);
    told.tell({ type: 'reply_done', at: 10_100, epoch: 1, patienceMs: 15_000, endsSession: false }, tick(25_099));
    expect(told.said('commit_turn', 'silence')).toEqual([]);
    told.tell(tick(25_100));
    expect(told.said('silence')).toHaveLength(1);
  });

  it('is none while somebody types', () => {
    const told = new Told().tell(start('learner'), { type: 'typing', at: 9_000 }, tick(18_999));
    expect(told.said('silence')).toEqual([]);
  });
});

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

  it('has the persona finish what it began, where the mind breaks off', () => {
    const told = new Told().tell(start('persona'), { type: 'reply_segment', at: 50, epoch: 1, text: 'I waited.' });
    told.tell({ type: 'mind_failed', at: 100, epoch: 1 }, sound(200, 1, 500), played(900, 500));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { text: 'I waited.', cutBy: 'none' } }]);
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
});

describe('what is out of date', () => {
  it('changes nothing: words, sound and reports of another epoch', () => {
    const told = speaking().tell({ type: 'stop', at: 1_300 }, played(1_400, 1_210, { stopped: true }));
    told.said();
    const before = told.state;
    told.tell(...reply(1_500, 1, 'Late.'), sound(1_500, 1, 100), played(1_500, 2_000));
    expect(told.said()).toEqual([]);
    expect(told.outputs).toEqual([]);
    expect(told.state).toEqual(before);
  });
});
