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
  weighsWords: false,
};

const SIGN_EVERY_MS = 250;

/** A session that is told one thing after the other, at its time; the time in between passes too. */
export class Told {
  state: VoiceState;
  outputs: VoiceOutput[] = [];
  /** When its page says next that it is there, as one does by its sound. */
  private signAt = 0;

  constructor(change: Partial<VoiceSettings> = {}, elapsedMs = 0) {
    this.state = initialState({
      settings: { ...settings, ...change },
      nextTurn: 0,
      elapsedMs,
      owesWords: false,
      cutsInAfterMs: null,
      captionsOnly: false,
    });
  }

  tell(...inputs: readonly VoiceInput[]): this {
    for (const input of inputs) {
      for (let next = this.next(); next.at < input.at; next = this.next()) this.take(next);
      this.take(input);
    }
    return this;
  }

  /** The network goes dead: nothing comes of the page, and nobody knows. */
  goDead(): this {
    this.signAt = Infinity;
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

  private next(): VoiceInput {
    const due = nextTickAt(this.state) ?? Infinity;
    return due < this.signAt ? { type: 'tick', at: due } : { type: 'present', at: this.signAt, sample: null };
  }

  private take(input: VoiceInput): void {
    if (input.type === 'present') this.signAt = input.at + SIGN_EVERY_MS;
    const { state, outputs } = advance(this.state, input);
    this.state = state;
    this.outputs.push(...outputs);
  }
}

export const start = (speaksFirst: 'persona' | 'learner'): VoiceInput => ({ type: 'started', at: 0, speaksFirst });
export const tick = (at: number): VoiceInput => ({ type: 'tick', at });
export const begins = (at: number): VoiceInput => ({ type: 'speech_started', at, sample: at, captured: at });
export const goesOn = (at: number, voicedMs: number, sample = at): VoiceInput => ({
  type: 'speech_continued',
  at,
  sample,
  captured: at,
  voicedMs,
  levelDb: -20,
});
export const ends = (at: number, voicedMs: number, ago = 0): VoiceInput => ({
  ...{ type: 'speech_ended', at, sample: at - ago, captured: at, voicedMs, levelDb: -20 },
});
export const heard = (at: number, utterance: number, text: string, final = true): VoiceInput => ({
  ...{ type: 'transcript', at, utterance, text, final },
});
export const played = (at: number, rendered: number, { epoch = 1, segment = 0, stopped = false } = {}): VoiceInput => ({
  ...{ type: 'playout', at, epoch, segment, rendered, stopped },
});
export const reply = (
  at: number,
  epoch: number,
  text: string,
  endsSession = false,
  cutsInAfterMs: number | null = null,
): VoiceInput[] => [
  { type: 'reply_known', at, epoch, patienceMs: 12_000, cutsInAfterMs, endsSession },
  { type: 'reply_segment', at, epoch, text },
  { type: 'reply_done', at, epoch },
];
export const sound = (at: number, epoch: number, samples: number): VoiceInput => ({
  ...{ type: 'audio', at, epoch, segment: 0, samples, words: [], last: true },
});

/** The persona has four seconds to say, and has said the first of them. */
export const speaking = () => {
  const told = new Told().tell(start('persona'), ...reply(100, 1, 'I waited for you on two mornings.'));
  told.tell(sound(200, 1, 4_000), ...Array.from({ length: 10 }, (_, n) => played(300 + n * 100, (n + 1) * 100)));
  told.said();
  return told;
};
