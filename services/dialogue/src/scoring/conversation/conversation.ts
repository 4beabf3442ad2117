import type { CriterionAnswerValue, EvidenceQuote, Language } from '@repartee/proto';

import type { LearnerTurn, PersonaTurn, QuestionKind, ReflectionKind, Transcript, Turn } from '../../model/index.js';
import type { CounterpartTurn } from '../../recognisers/index.js';
import { readTurn } from '../../recognisers/index.js';
import type { SpeechMetrics } from '../metrics.js';
import { speechMetrics } from '../metrics.js';
import type { SoundMetrics } from '../metrics-sound.js';
import { soundMetrics } from '../metrics-sound.js';
import type { CriterionScore } from '../rubric-scoring.js';
import { scoreView } from '../rubric-scoring.js';
import type { Evidence } from '../session-view.js';
import { viewSession } from '../session-view.js';
import { generalRubric } from './general-rubric.js';
import { detectLanguage } from './language.js';
import { qualityOf } from './quality.js';

/** A conversation from elsewhere, as `score` takes it. Seconds count from any start. */
export interface Conversation {
  turns: readonly ConversationTurn[];
  /** Detected where it is not given. */
  language?: Language;
}

export interface ConversationTurn {
  speaker: 'learner' | 'counterpart';
  text: string;
  startS?: number;
  endS?: number;
}

export interface ScoredTurn {
  /** From 0, over all turns. */
  index: number;
  cues: { cue: string; evidence: EvidenceQuote[] }[];
  question: QuestionKind;
  reflection: ReflectionKind;
  uptake: number;
}

/** Skill scores in points 0 to 100, null without an occasion. */
export interface ScoredSkill {
  id: string;
  score: number | null;
  criteria: { id: string; answer: CriterionAnswerValue; evidence: EvidenceQuote[] }[];
}

export interface ConversationScore {
  quality: number;
  metrics: SpeechMetrics & Partial<SoundMetrics>;
  skills: ScoredSkill[];
  /** The learner's turns. */
  turns: ScoredTurn[];
}

/** How far back a turn may reach: further than people remember the words of. */
const REMEMBERED_TURNS = 12;
const SECOND = 1000;

type Timed = Pick<Turn, 'startedMs' | 'endedMs' | 'mode'>;

function timesOf({ startS, endS }: ConversationTurn): Timed {
  if (startS === undefined || endS === undefined) return { startedMs: 0, endedMs: 0, mode: 'typed' };
  return { startedMs: Math.round(startS * SECOND), endedMs: Math.round(endS * SECOND), mode: 'open_microphone' };
}

function counterpartTurn(turn: ConversationTurn, index: number): PersonaTurn {
  const asks = turn.text.includes('?') ? ['question'] : [];
  const utterance = { move: 'answer' as const, points: [], asks, answers: [], lines: [], takesUp: '' };
  return { speaker: 'persona', turn: index, text: turn.text, ...timesOf(turn), utterance };
}

function readTurns(turns: readonly ConversationTurn[], language: Language): Turn[] {
  const heard: CounterpartTurn[] = [];
  return turns.map((turn, index): Turn => {
    if (turn.speaker === 'counterpart') {
      heard.push({ text: turn.text, points: [], asks: [] });
      return counterpartTurn(turn, index);
    }
    const previous = heard.at(-1);
    const history = heard.slice(-1 - REMEMBERED_TURNS, -1);
    const reading = readTurn({ text: turn.text, language, history, ...(previous && { previous }) });
    return { speaker: 'learner', turn: index, text: turn.text, ...timesOf(turn), reading } satisfies LearnerTurn;
  });
}

function transcribe(turns: readonly Turn[], language: Language): Transcript {
  const spoken = turns.length > 0 && turns.every(({ mode }) => mode !== 'typed');
  return {
    language,
    purpose: 'practice',
    mode: spoken ? 'open_microphone' : 'typed',
    start: { disposition: { trust: 50, tension: 0, openness: 50 }, stance: 'guarded' },
    turns,
    shifts: [],
    silences: [],
    interruptions: interruptionsIn(turns, spoken),
    ending: { reason: 'learner', objectiveReached: false, atMs: Math.max(0, ...turns.map(({ endedMs }) => endedMs)) },
  };
}

/** Where a turn starts before the other speaker's turn is over. */
function interruptionsIn(turns: readonly Turn[], spoken: boolean): Transcript['interruptions'] {
  if (!spoken) return [];
  return turns.flatMap((turn, index) => {
    const next = turns[index + 1];
    const isCutShort = next !== undefined && next.speaker !== turn.speaker && next.startedMs < turn.endedMs;
    return isCutShort ? [{ turn: turn.turn, by: next.speaker, atMs: next.startedMs }] : [];
  });
}

const quote = (evidence: readonly Evidence[], turns: readonly ConversationTurn[]): EvidenceQuote[] =>
  evidence.map(({ turn, from, to }) => ({ turn, from, to, quote: turns[turn]?.text.slice(from, to) ?? '' }));

function scoredTurn({ turn, reading }: LearnerTurn, turns: readonly ConversationTurn[]): ScoredTurn {
  const { cues, question, reflection, uptake } = reading;
  return {
    index: turn,
    cues: cues.map(({ cue, evidence }) => ({
      cue,
      evidence: quote(
        evidence.map(({ from, to }) => ({ turn, from, to })),
        turns,
      ),
    })),
    question,
    reflection,
    uptake,
  };
}

/** Nobody knows what such a conversation is about, so whatever says something engages. */
const anySubstance = () => true;

/**
 * Scores a conversation from elsewhere with the general rubric: no persona and no engine, only what the recognisers hear
 * in the learner's turns. Pure.
 */
export function scoreConversation({ turns, language: given }: Conversation): ConversationScore {
  const language = given ?? detectLanguage(turns.map(({ text }) => text));
  const view = viewSession(transcribe(readTurns(turns, language), language));
  const quoted = (criterion: CriterionScore) => ({ ...criterion, evidence: quote(criterion.evidence, turns) });
  return {
    quality: qualityOf(view),
    metrics: { ...speechMetrics(view), ...soundMetrics(view) },
    skills: scoreView(generalRubric, view, anySubstance).map(({ id, score, criteria }) => ({
      id,
      score: score === null ? null : score / 100,
      criteria: criteria.map(quoted),
    })),
    turns: view.steps.map(({ turn }) => scoredTurn(turn, turns)),
  };
}
