import type { Language, SkillId } from '@repartee/proto';

import type { DispositionValues, Play, Utterance } from '../model/index.js';
import { keepsTo } from '../scoring/bound.js';
import type { BankAct } from './bank.js';
import type { ProbeEffects, ProbeLevel } from './levels.js';
import { skillIn, skillOfLevel } from './levels.js';
import { SeededRandom } from './random.js';
import type { Repertoire } from './repertoire.js';
import { repertoireOf } from './repertoire.js';

export interface ProbeOptions {
  play: Play;
  language: Language;
  level: ProbeLevel;
  /** 0 to 1 by skill, in place of the level's. */
  skills?: Partial<Record<SkillId, number>>;
  effects?: ProbeEffects;
  seed: number;
  /** The same choices in other words: given one, sentences are picked by it and everything else by `seed`. */
  wordingSeed?: number;
  /** Learner turns the least patient goes on for when nothing ends the session; 7 unless said otherwise. */
  shortest?: number;
}

/** What the probe notices before it speaks. */
export interface ProbeView {
  /** The persona's last turn, or null where the learner opens. */
  heard: Pick<Utterance, 'points' | 'asks'> | null;
  /** How the persona seems to take it; a skilled probe waits with what comes too early. */
  disposition?: DispositionValues;
}

export type ProbeAct = { kind: 'say'; text: string } | { kind: 'silent' } | { kind: 'end' };

export interface ProbeLearner {
  next(view: ProbeView): ProbeAct;
}

/** How long a probe goes on when nothing ends the session, in learner turns: so long, and up to so much longer by chance and skill. */
const SHORTEST = 7;
const LONGER_BY_CHANCE = 5;
const LONGER_BY_SKILL = 3;
const SILENT_CHANCE = 0.03;
/** From this turn on things are ripe that were not at first, and a good learner begins to close. */
const RIPE_FROM = 5;
const CLOSING_CHANCE = 0.35;

/** Plays one session; it keeps what it has said and tried. */
class ScriptedLearner implements ProbeLearner {
  private readonly random: SeededRandom;
  private readonly wording: SeededRandom;
  private readonly repertoire: Repertoire;
  private readonly skillIds: readonly SkillId[];
  private readonly length: number;
  private readonly tried = new Set<string>();
  private readonly said = new Set<string>();
  private turns = 0;

  constructor(private readonly options: ProbeOptions) {
    this.random = new SeededRandom(options.seed);
    this.wording = options.wordingSeed === undefined ? this.random : new SeededRandom(options.wordingSeed);
    this.repertoire = repertoireOf(options.play, options.language);
    this.skillIds = options.play.rubric.skills.map(({ id }) => id);
    const stamina = skillOfLevel[options.level] * LONGER_BY_SKILL;
    this.length = Math.round((options.shortest ?? SHORTEST) + stamina + this.random.next() * LONGER_BY_CHANCE);
  }

  next(view: ProbeView): ProbeAct {
    this.turns += 1;
    if (this.turns > this.length) return { kind: 'end' };
    if (this.turns > 1 && this.random.chance(SILENT_CHANCE)) return { kind: 'silent' };
    const skill = this.random.pick(this.skillIds);
    if (skill === undefined) return { kind: 'end' };
    const isWell = this.random.chance(this.skillOf(skill));
    const parts = isWell ? this.speakWell(skill, view) : this.speakPoorly(skill);
    const text = parts.filter((part) => part !== undefined).join(' ');
    return text === '' ? { kind: 'silent' } : { kind: 'say', text };
  }

  private skillOf(skill: SkillId): number {
    const { level, skills = {}, effects = {} } = this.options;
    return skillIn(skill, level, skills, effects);
  }

  /** One sentence that was not said before, while there is one. */
  private choose(sentences: readonly string[] | undefined): string | undefined {
    if (!sentences || sentences.length === 0) return undefined;
    const fresh = sentences.filter((sentence) => !this.said.has(sentence));
    const chosen = this.wording.pick(fresh.length > 0 ? fresh : sentences);
    if (chosen !== undefined) this.said.add(chosen);
    return chosen;
  }

  private fromBank(...acts: BankAct[]): string | undefined {
    const act = this.random.pick(acts);
    return act && this.choose(this.repertoire.bank[act]);
  }

  private speakWell(skill: SkillId, { heard, disposition }: ProbeView): (string | undefined)[] {
    const answer = this.random.chance(0.75) ? this.answer(heard) : undefined;
    if (this.turns === 1) return [this.random.chance(0.4) ? this.fromBank('greeting') : undefined, this.listen(heard)];
    if (this.turns >= this.length - 1)
      return [this.fromBank('sum_up'), answer ?? this.choose(this.repertoire.closings()) ?? this.fromBank('commit')];
    const isClosing = this.turns > RIPE_FROM && this.random.chance(CLOSING_CHANCE);
    const isLever = this.random.chance(0.6);
    const main =
      (isClosing ? this.choose(this.repertoire.closings()) : undefined) ??
      (isLever ? this.lever(disposition) : undefined) ??
      this.choose(this.repertoire.good.get(skill));
    const before = this.random.chance(0.45) ? this.listen(heard) : undefined;
    const after = this.random.chance(0.25) ? this.fromBank('ask_openly', 'ask_permission', 'thank') : undefined;
    return [before, answer ?? main, answer && this.random.chance(0.5) ? main : after];
  }

  /** Gives back what was said, or names what it does to the other. */
  private listen(heard: ProbeView['heard']): string | undefined {
    const echoes = (heard?.points ?? []).flatMap((point) => this.repertoire.echoes.get(point) ?? []);
    if (echoes.length > 0 && this.random.chance(0.55)) return this.choose(echoes);
    return this.fromBank('acknowledge', 'reflect', 'ask_openly');
  }

  private answer(heard: ProbeView['heard']): string | undefined {
    const [question] = heard?.asks ?? [];
    return question === undefined ? undefined : this.choose(this.repertoire.answers().get(question));
  }

  /** A lever not tried yet, those first whose time has come. */
  private lever(disposition: DispositionValues | undefined): string | undefined {
    const untried = this.repertoire.levers.filter(({ id }) => !this.tried.has(id));
    const ripe = untried.filter(({ requires }) => this.isRipe(requires, disposition));
    const lever = this.random.pick(ripe.length > 0 ? ripe : untried) ?? this.random.pick(this.repertoire.levers);
    if (!lever) return undefined;
    this.tried.add(lever.id);
    return this.choose(lever.sentences);
  }

  private isRipe(
    requires: Repertoire['levers'][number]['requires'],
    disposition: DispositionValues | undefined,
  ): boolean {
    if (requires === undefined) return true;
    const { trust, tension, openness } = requires;
    if (!disposition) return this.turns >= RIPE_FROM;
    return (
      (trust === undefined || keepsTo(trust, disposition.trust)) &&
      (tension === undefined || keepsTo(tension, disposition.tension)) &&
      (openness === undefined || keepsTo(openness, disposition.openness)) &&
      (this.turns >= RIPE_FROM || (trust ?? tension ?? openness) !== undefined)
    );
  }

  /** Not all that is poor does harm: much of it only leads nowhere. */
  private speakPoorly(skill: SkillId): (string | undefined)[] {
    const mean = 1 - this.skillOf(skill);
    if (this.turns === 1) return [this.fromBank('greeting'), this.fromBank('ask_closed', 'chat', 'fill')];
    if (this.random.chance(0.12 + 0.2 * mean)) {
      const misstep = this.random.pick(this.repertoire.missteps);
      return [this.choose(misstep) ?? this.fromBank('dismiss', 'blame')];
    }
    if (this.random.chance(0.3)) return [this.choose(this.repertoire.poor.get(skill))];
    const first = this.fromBank(
      'fill',
      'agree',
      'ask_closed',
      'advise',
      'soothe',
      'explain',
      'refuse',
      'chat',
      'propose',
    );
    return [first, this.random.chance(0.3) ? this.fromBank('ask_closed', 'explain', 'fill') : undefined];
  }
}

/**
 * A scripted learner for any scenario and language: the same options and views give the same words. It speaks in the
 * content's own example sentences and in a bank of its own, well or poorly by its skill.
 */
export function probeLearner(options: ProbeOptions): ProbeLearner {
  return new ScriptedLearner(options);
}
