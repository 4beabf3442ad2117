import type { VoiceInput, VoiceInputOf } from '../input.js';
import type { CommittedTurn, Notice, VoiceOutput } from '../output.js';
import type { VoiceSettings } from '../settings.js';
import type { Step, VoiceState } from '../state.js';
import { initialState } from '../state.js';
import { advance } from '../machine.js';
import { nextTickAt } from '../due.js';
import { LossyPage } from './lossy-page.fixture.js';
import type { Told } from './lossy-page.fixture.js';
import { isSpeech } from '../hearing/speech-gate.js';
import { ScriptedPlayer } from './player.fixture.js';
import { Random } from './random.fixture.js';
import { ScriptedRecogniser } from './recogniser.fixture.js';
import type { VoiceAt } from './recogniser.fixture.js';
import { soundOf } from './speech.fixture.js';
import type { Sound } from './speech.fixture.js';
import { Timeline } from './timeline.fixture.js';

export interface TrialSettings {
  seed: number;
  voice?: Partial<VoiceSettings>;
  /** What the persona says to each thing that is asked of it; nothing for an empty list. */
  reply?: (asked: VoiceOutput & { type: 'ask_reply' }) => readonly string[];
  /** Whether the synthesiser gives word times. */
  wordTimes?: boolean;
  /** How likely a report of the player is lost, and how late one may be, in milliseconds. */
  lostReports?: number;
  lateReportsMs?: number;
  mindMs?: readonly [number, number];
  /** How long the recogniser takes once a voice is over, in milliseconds. */
  recogniserMs?: readonly [number, number];
  /** The persona cuts in after so much speech. */
  cutsInAfterMs?: number | null;
  /** How likely the persona minds what it has heard of a turn so far, where that is weighed. */
  minds?: number;
  /** A machine with a fault in it, to see whether it is found. */
  machine?: (state: VoiceState, input: VoiceInput) => Step;
}

/** A word that the scripted recogniser hears, and when, after the start of the voice. */
export interface SpokenWordAt {
  word: string;
  afterMs: number;
}

/** What the client's detector and the recogniser make of a stretch of voice. */
export interface Voice {
  durationMs: number;
  words: readonly SpokenWordAt[];
  voicedShare?: number;
  levelDb?: number;
  noSpeech?: number;
  recognised?: boolean;
}

export const settings: VoiceSettings = {
  language: 'en',
  mode: 'open_microphone',
  captureRate: 16_000,
  playRate: 24_000,
  limitMs: 600_000,
  weighsWords: false,
};

const UP_MS = 25;
const DOWN_MS = 25;
/** The detector's: until it sees a voice, between two of its reports, and until it takes it for over. */
const ONSET_MS = 60;
const FRAME_MS = 80;
export const REDEMPTION_MS = 400;
/** How often it is told that sound has come. */
const PRESENT_EVERY_MS = 250;

/**
 * A whole spoken session under a virtual clock: the machine between a scripted client and scripted providers. It keeps
 * what came out, and what is true.
 */
export class Trial {
  readonly timeline = new Timeline();
  readonly random: Random;
  readonly player: ScriptedPlayer;
  readonly steps: string[] = [];
  /** `isGoingOn`: the learner is still there, and so is the session. */
  readonly commits: { at: number; commit: CommittedTurn; isGoingOn: boolean }[] = [];
  readonly notices: Notice[] = [];
  readonly outputs: VoiceOutput[] = [];
  /** True word times, by `epoch/segment`. */
  readonly sounds = new Map<string, Sound>();
  readonly epochOf = new Map<number, number>();
  /** Words that the learner has spoken, by the stretch of voice that the recogniser was given. */
  readonly spoken = new Map<number, readonly string[]>();
  /** Samples that were sent although they were made for another epoch, or never. */
  strayedSamples = 0;
  state: VoiceState;
  onOutput: (output: VoiceOutput) => void = () => undefined;
  /** Turns in which a misstep was heard before they were over. */
  readonly missteps = new Set<number>();
  private readonly made = new Map<string, number>();
  private readonly recogniser: ScriptedRecogniser;
  private readonly page: LossyPage;
  /** What the client is telling of. */
  private reported: VoiceAt | undefined;
  private tickAt: number | undefined;
  private readonly machine: (state: VoiceState, input: VoiceInput) => Step;
  /** Its own, so that a seed is the same with and without what is minded. */
  private readonly minding: Random;

  constructor(readonly set: TrialSettings) {
    this.random = new Random(set.seed);
    this.minding = new Random(set.seed + 500_000);
    this.state = initialState({
      settings: { ...settings, ...set.voice },
      nextTurn: 0,
      elapsedMs: 0,
      owesWords: false,
      cutsInAfterMs: null,
      captionsOnly: false,
    });
    this.machine = set.machine ?? advance;
    this.recogniser = new ScriptedRecogniser(this.timeline, this.random, (input) => this.hear(input), () => this.page.lostAt, set.recogniserMs ?? [80, 220]); // prettier-ignore
    this.page = new LossyPage({
      ...{ timeline: this.timeline, sampleAt: (at) => this.sampleAt(at) },
      ...{ feed: (input) => this.feed(input), tell: (told) => this.report(told) },
    });
    this.player = new ScriptedPlayer(this.timeline, this.state.settings.playRate, (report) =>
      this.reportPlayed(report),
    );
  }

  get now(): number {
    return this.timeline.now;
  }

  feed(input: VoiceInput): void {
    const before = this.state;
    const { state, outputs } = this.machine(before, input);
    this.state = state;
    for (const output of outputs) {
      if (output.type === 'drop_transcription' && input.type !== 'left') this.noteSpoken(output.utterance, before);
      this.carryOut(output);
    }
    this.planTick();
  }

  /** What was said of a stretch is to be on record, as far as it may be read; a word alone over the persona need not be. */
  private noteSpoken(utterance: number, { utterances }: VoiceState): void {
    const found = utterances.find(({ id }) => id === utterance);
    const words = this.recogniser.given(utterance);
    const text = words.join(' ');
    if (found && isSpeech(found, text) && !(found.isAside && words.length === 1)) this.spoken.set(utterance, words);
    else this.spoken.delete(utterance);
  }

  /** Notes what the script does, so that a seed that fails can be told. */
  note(step: string): void {
    this.steps.push(`${String(Math.round(this.now)).padStart(6)} ${step}`);
  }

  start(speaksFirst: 'persona' | 'learner'): void {
    this.note(`starts, the ${speaksFirst} first`);
    this.feed({ at: this.now, type: 'started', speaksFirst });
    this.present();
  }

  /** The page is lost for so long, and hears on, or another one comes in its place. */
  lose(ms: number, how: { hearsOn: boolean }): void {
    this.page.lose(ms, how);
    this.player.forget();
  }

  /** Another machine goes on from what is on record; what was asked for by this one comes too late for it. */
  leave(): void {
    this.page.isBack();
    const unheard = this.state.utterances.filter(({ isFinal }) => !isFinal);
    this.feed({ at: this.now, type: 'left' });
    for (const { id } of unheard) this.spoken.delete(id);
    const { settings, phase, nextTurn, time, persona, epoch, nextUtterance, ...rest } = this.state;
    if (phase.name === 'closed') return;
    const owesWords = rest.owesWords || persona !== null || this.commits.at(-1)?.commit.speaker === 'learner';
    const { cutsInAfterMs, captionsOnly } = rest;
    const begun = { settings, nextTurn, elapsedMs: time.elapsedMs, owesWords, cutsInAfterMs, captionsOnly };
    this.state = { ...initialState(begun), epoch, nextUtterance };
    this.planTick();
  }

  /** The client's detector and the recogniser on a stretch of voice that begins now. */
  voice(voice: Voice): void {
    const said = { ...voice, startedAt: this.now };
    const share = voice.voicedShare ?? 1;
    const levelDb = voice.levelDb ?? -20;
    const { startedAt } = said;
    this.timeline.after(ONSET_MS + UP_MS, () => {
      const sample = this.sampleAt(startedAt);
      const captured = this.sampleAt(this.now - UP_MS);
      this.page.tell({ voice: said, input: { at: this.now, type: 'speech_started', sample, captured } });
    });
    for (let ms = FRAME_MS * 2; ms <= voice.durationMs; ms += FRAME_MS)
      this.timeline.after(ms + UP_MS, () => {
        const there = { sample: this.sampleAt(startedAt + ms), captured: this.sampleAt(this.now - UP_MS) };
        const marked = { ...there, voicedMs: ms * share, levelDb };
        this.page.tell({ voice: said, input: { at: this.now, type: 'speech_continued', ...marked } });
      });
    this.timeline.after(Math.max(voice.durationMs, ONSET_MS) + REDEMPTION_MS + UP_MS, () =>
      this.page.tell({
        input: {
          ...{ at: this.now, type: 'speech_ended', sample: this.sampleAt(startedAt + voice.durationMs) },
          ...{ captured: this.sampleAt(this.now - UP_MS), voicedMs: voice.durationMs * share, levelDb },
        },
      }),
    );
  }

  /** The same with the key to talk held down. */
  key(voice: Voice): void {
    const sample = this.sampleAt(this.now);
    this.page.tell({ voice: { ...voice, startedAt: this.now }, input: { at: this.now, type: 'key_down', sample } });
    this.timeline.after(voice.durationMs, () =>
      this.page.tell({ input: { at: this.now, type: 'key_up', sample: this.sampleAt(this.now) } }),
    );
  }

  private report({ voice, input }: Told): void {
    this.reported = voice;
    this.feed(input);
    this.reported = undefined;
  }

  /** Its sound comes all the time. */
  private present(): void {
    if (!this.page.isAway) this.feed({ at: this.now, type: 'present', sample: this.sampleAt(this.now - UP_MS) });
    this.timeline.after(PRESENT_EVERY_MS, () => this.present());
  }

  sampleAt(at: number): number {
    return Math.round((at / 1000) * this.state.settings.captureRate);
  }

  private get isGoingOn(): boolean {
    return this.state.connected && this.state.phase.name !== 'closed';
  }

  private momentOf(sample: number): number {
    return (sample / this.state.settings.captureRate) * 1000;
  }

  /** What it was told too late is lost, whatever it makes of it; what it can't read was not said. */
  private hear(input: VoiceInputOf<'transcript'> | VoiceInputOf<'recognition_failed'>): void {
    const isKnown = this.state.utterances.some(({ id }) => id === input.utterance);
    const isOver = input.type === 'recognition_failed' || input.final;
    if (isKnown && isOver) this.noteSpoken(input.utterance, this.state);
    this.feed(input);
  }

  private planTick(): void {
    const at = nextTickAt(this.state);
    if (at === undefined || at === this.tickAt) return;
    this.tickAt = at;
    this.timeline.at(at, () => {
      if (this.tickAt === at) this.tickAt = undefined;
      this.feed({ at: this.now, type: 'tick' });
    });
  }

  private carryOut(output: VoiceOutput): void {
    this.outputs.push(output);
    this.onOutput(output);
    switch (output.type) {
      case 'transcribe':
        if (this.reported) this.recogniser.listen(output.utterance, this.reported, this.momentOf(output.fromSample));
        return;
      case 'finish_transcription':
        this.recogniser.finish(output.utterance, output.toSample === null ? Math.min(this.now, this.page.lostAt) : this.momentOf(output.toSample)); // prettier-ignore
        return this.noteSpoken(output.utterance, this.state);
      case 'drop_transcription':
        return this.recogniser.drop(output.utterance, Math.min(this.now, this.page.lostAt));
      case 'weigh_words':
        return this.weigh(output);
      case 'ask_reply':
        return this.think(output);
      case 'synthesise':
        return this.synthesise(output);
      case 'send_chunk':
        this.checkChunk(output);
        return this.timeline.after(DOWN_MS, () => this.player.take(output));
      case 'hold_playout':
        return this.timeline.after(DOWN_MS, () => this.player.hold(output.epoch));
      case 'resume_playout':
        return this.timeline.after(DOWN_MS, () => this.player.resume(output.epoch));
      case 'stop_playout':
        return this.timeline.after(DOWN_MS, () => this.player.stop(output.epoch));
      case 'commit_turn':
        return void this.commits.push({ at: this.now, commit: output.commit, isGoingOn: this.isGoingOn });
      case 'notice':
        return void this.notices.push(output.notice);
      default:
    }
  }

  private weigh({ turn, text }: VoiceOutput & { type: 'weigh_words' }): void {
    if (!this.minding.chance(this.set.minds ?? 0)) return;
    this.missteps.add(turn);
    this.timeline.after(this.minding.between(0, 120), () =>
      this.feed({ at: this.now, type: 'misstep_heard', turn, text }),
    );
  }

  private think(asked: VoiceOutput & { type: 'ask_reply' }): void {
    const { epoch } = asked;
    this.epochOf.set(epoch, asked.turn);
    const segments = this.set.reply?.(asked) ?? [];
    const { cutsInAfterMs = null } = this.set;
    this.timeline.after(0, () =>
      this.feed({ at: this.now, type: 'reply_known', epoch, patienceMs: 12_000, cutsInAfterMs, endsSession: false }),
    );
    const [least, most] = this.set.mindMs ?? [50, 400];
    let after = this.random.between(least, most);
    for (const text of segments) {
      this.timeline.after(after, () => this.feed({ at: this.now, type: 'reply_segment', epoch, text }));
      after += this.random.between(20, 250);
    }
    this.timeline.after(after, () => this.feed({ at: this.now, type: 'reply_done', epoch }));
  }

  private synthesise({ epoch, segment, text }: VoiceOutput & { type: 'synthesise' }): void {
    const key = `${epoch}/${segment}`;
    const sound = soundOf(text, this.state.settings.playRate, this.random);
    this.sounds.set(key, sound);
    const piece = this.state.settings.playRate / 4;
    let after = this.random.between(40, 250);
    for (let from = 0; from < sound.samples; from += piece) {
      const samples = Math.min(piece, sound.samples - from);
      const words =
        this.set.wordTimes === false ? [] : sound.words.filter((w) => w.start >= from && w.start < from + samples);
      const last = from + samples >= sound.samples;
      this.timeline.after(after, () => {
        this.made.set(key, from + samples);
        this.feed({ at: this.now, type: 'audio', epoch, segment, samples, words, last });
      });
      after += this.random.between(10, 60);
    }
  }

  private checkChunk({ epoch, segment, firstSample, samples }: VoiceOutput & { type: 'send_chunk' }): void {
    const made = this.made.get(`${epoch}/${segment}`) ?? 0;
    if (firstSample + samples > made || epoch !== this.state.epoch) this.strayedSamples += samples;
  }

  private reportPlayed(report: { epoch: number; segment: number; rendered: number; stopped: boolean }): void {
    if (this.random.chance(this.set.lostReports ?? 0)) return;
    const late = this.random.chance(0.3) ? this.random.between(0, this.set.lateReportsMs ?? 0) : 0;
    this.timeline.after(UP_MS + late, () => this.feed({ at: this.now, type: 'playout', ...report }));
  }
}

/** A voice that says a text at an even pace. */
export function saying(text: string, more: Partial<Voice> = {}): Voice {
  const words = text.split(/\s+/);
  const pace = 330;
  return {
    durationMs: words.length * pace,
    words: words.map((word, index) => ({ word, afterMs: (index + 1) * pace })),
    ...more,
  };
}
