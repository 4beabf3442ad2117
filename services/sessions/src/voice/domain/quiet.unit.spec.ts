import { describe, expect, it } from '@jest/globals';

import type { VoiceInput } from './input.js';
import { advance } from './machine.js';
import type { VoiceState } from './state.js';
import { replies } from './trial/sentences.fixture.js';
import type { SpokenWordAt, TrialSettings, Voice } from './trial/trial.fixture.js';
import { Trial, saying } from './trial/trial.fixture.js';

const SEEDS = 10;
const MINUTE_MS = 60_000;

/** What somebody's microphone picks up in a minute in which nobody says a word; and how their detector errs. */
type Room = (trial: Trial) => void;

const stillness: Room = () => undefined;

/** A fan, keys, a door: bursts that the detector takes for a voice, and sentences that recognisers invent for them. */
const noise: Room = (trial) => {
  const inventions = ['', '', 'Thank you.', 'Thanks for watching!', 'you', 'Bye.', 'Okay.', '[BLANK_AUDIO]'];
  everyNow(trial, 400, 2_500, () => {
    const text = trial.random.pick(inventions);
    const noSpeech = trial.random.between(62, 98) / 100;
    const share = trial.random.between(20, 90) / 100;
    return { ...saying(text), durationMs: trial.random.between(60, 1_400), noSpeech, voicedShare: share, levelDb: -42 };
  });
};

/** A recogniser that gives no estimate of its own, and a detector that hears little. */
const faintNoise: Room = (trial) => {
  const inventions = [
    '',
    'Merci.',
    "Sous-titres réalisés par la communauté d'Amara.org",
    "Merci d'avoir regardé cette vidéo !",
  ];
  everyNow(trial, 400, 2_500, () => {
    const durationMs = trial.random.between(60, 900);
    return { ...saying(trial.random.pick(inventions)), durationMs, voicedShare: 0.1, levelDb: -46 };
  });
};

const music: Room = (trial) => {
  everyNow(trial, 300, 1_500, () => {
    const text = trial.random.pick(['♪', '♪♪', '[Music]', '(upbeat music)', '[Musique]', 'la la la la']);
    const noSpeech = trial.random.between(65, 95) / 100;
    return { ...saying(text), durationMs: trial.random.between(500, 6_000), noSpeech, voicedShare: 0.5, levelDb: -25 };
  });
};

/** The same sounds before a recogniser that gives no estimate. */
const unestimated =
  (room: Room): Room =>
  (trial) => {
    const heard = trial.voice.bind(trial);
    trial.voice = ({ noSpeech: _, ...voice }) => heard(voice);
    room(trial);
  };

/** Once the persona holds its breath, its echo is gone. */
const UNTIL_HELD_MS = 380;

/** The persona's own sound comes back from the loudspeaker a moment later, and is recognised with one error in five words. */
const echo: Room = (trial) => {
  trial.onOutput = (output) => {
    if (output.type !== 'send_chunk' || output.firstSample > 0) return;
    const { epoch, segment } = output;
    trial.timeline.after(200, () => {
      const all = echoOf(trial, epoch, segment);
      const durationMs = trial.state.echoes ? Math.max(400, all.at(-1)?.afterMs ?? 0) : UNTIL_HELD_MS;
      const words = all.filter(({ afterMs }) => afterMs <= durationMs);
      trial.voice({ durationMs, words, voicedShare: 0.9, levelDb: -30, noSpeech: 0.05 });
    });
  };
};

function echoOf(trial: Trial, epoch: number, segment: number): SpokenWordAt[] {
  const text = textOf(trial, epoch, segment);
  const { words } = trial.sounds.get(`${epoch}/${segment}`) ?? { words: [] };
  return words.map(({ from, to, end }, index) => ({
    word: index % 5 === 4 ? trial.random.pick(['the', 'les', 'wait', 'maybe']) : text.slice(from, to),
    afterMs: (end / trial.state.settings.playRate) * 1000,
  }));
}

const textOf = ({ outputs }: Trial, epoch: number, segment: number): string => {
  const asked = outputs.find((one) => one.type === 'synthesise' && one.epoch === epoch && one.segment === segment);
  return asked?.type === 'synthesise' ? asked.text : '';
};

function everyNow(trial: Trial, least: number, most: number, voice: () => Voice): void {
  for (let at = trial.random.between(least, most); at < MINUTE_MS; at += trial.random.between(least, most)) {
    const one = voice();
    trial.timeline.at(at, () => trial.voice(one));
    at += one.durationMs;
  }
}

function minuteOf(room: Room, seed: number, machine?: TrialSettings['machine']): Trial {
  const trial: Trial = new Trial({ seed, reply: () => trial.random.pick(replies), ...(machine && { machine }) });
  room(trial);
  trial.start('persona');
  trial.timeline.runUntil(MINUTE_MS + 10_000);
  return trial;
}

const learnerTurns = (trial: Trial, seed: number): string[] =>
  trial.commits.flatMap(({ at, commit }) =>
    commit.speaker === 'learner' ? [`seed ${seed}, ${Math.round(at)} ms: "${commit.text}"`] : [],
  );

const turnsIn = (room: Room, machine?: TrialSettings['machine']): string[] =>
  Array.from({ length: machine ? SEEDS / 2 : SEEDS }, (_, index) =>
    learnerTurns(minuteOf(room, index + 1, machine), index + 1),
  ).flat();

describe('a minute in which the learner says nothing', () => {
  it.each([
    ['silence', stillness],
    ['noise', noise],
    ['noise before a recogniser without an estimate', faintNoise],
    ['music', music],
    ['louder noise before a recogniser without an estimate', unestimated(noise)],
    ['music before a recogniser without an estimate', unestimated(music)],
    ["the persona's own echo", echo],
  ])('makes no turn of %s', (_, room) => {
    expect(turnsIn(room)).toEqual([]);
  });

  it('is a silence after twelve seconds, which the persona may answer', () => {
    const { outputs } = minuteOf(stillness, 1);
    const fell = outputs.flatMap((output) => (output.type === 'silence' ? [output.durationMs] : []));
    expect(fell.length).toBeGreaterThan(1);
    expect(new Set(fell)).toEqual(new Set([12_000]));
  });

  it('does not keep the persona from its words for long, whatever comes back of them', () => {
    const persona = minuteOf(echo, 1).commits.map(({ commit }) => commit);
    expect(persona.length).toBeGreaterThan(1);
    const finished = persona.filter((commit) => commit.speaker === 'persona' && commit.cutBy === 'none');
    expect(finished.length).toBeGreaterThanOrEqual(persona.length - 1);
  });
});

/** What these would find. */
describe('a machine with a fault in what it takes for speech', () => {
  const without =
    (change: (input: VoiceInput & { type: 'transcript' }) => VoiceInput) => (state: VoiceState, input: VoiceInput) =>
      advance(state, input.type === 'transcript' ? change(input) : input);

  it('is found where the recogniser’s estimate is not heeded', () => {
    const machine = without((input) => ({ ...input, noSpeech: 0 }));
    expect(turnsIn(noise, machine)).not.toEqual([]);
    expect(turnsIn(music, machine)).not.toEqual([]);
  });

  it('is found where the persona’s last words are not known', () => {
    const machine = (state: VoiceState, input: VoiceInput) =>
      advance(
        { ...state, echoes: true, utterances: state.utterances.map((one) => ({ ...one, overPersona: false })) },
        input,
      );
    expect(turnsIn(echo, machine)).not.toEqual([]);
  });
});
