import type {
  DispositionValues,
  LearnerTurn,
  PersonaTurn,
  Shift,
  Silence,
  Stance,
  Transcript,
} from '../model/index.js';

/** A place in a learner's turn: what an answer or a moment rests on. Spans are UTF-16 units, `to` exclusive. */
export interface Evidence {
  turn: number;
  from: number;
  to: number;
}

/** A learner's turn with what stood around it. */
export interface Step {
  turn: LearnerTurn;
  /** Place among the learner's turns, from 0. */
  index: number;
  /** The persona's last turn before it. */
  heard: PersonaTurn | undefined;
  /** What the turn did; silences after it are apart. */
  shift: Shift | undefined;
  before: DispositionValues;
  after: DispositionValues;
  stanceAfter: Stance;
  silences: readonly Silence[];
}

/** A transcript arranged by learner turns, as checks, moments and metrics read it. */
export interface SessionView {
  transcript: Transcript;
  steps: readonly Step[];
}

export const isOfSilence = (shift: Shift): boolean =>
  shift.causes.length > 0 && shift.causes.every(({ kind }) => kind === 'silence');

function silencesByTurn(transcript: Transcript, learnerTurns: readonly LearnerTurn[]): Map<number, Silence[]> {
  const byTurn = new Map<number, Silence[]>();
  for (const silence of transcript.silences) {
    const turn = learnerTurns.findLast((candidate) => candidate.turn <= silence.afterTurn)?.turn;
    if (turn !== undefined) byTurn.set(turn, [...(byTurn.get(turn) ?? []), silence]);
  }
  return byTurn;
}

type Standing = Transcript['start'];

/** Where the persona stood after a turn and the silence that may have followed it. */
function standingAfter(turn: number, { shifts }: Transcript): Standing | undefined {
  const last = shifts.findLast((shift) => shift.turn <= turn);
  return last && { disposition: last.after, stance: last.stanceAfter };
}

/** Arranges a transcript; learner turns without a shift of their own left the disposition where it was. */
export function viewSession(transcript: Transcript): SessionView {
  const learnerTurns = transcript.turns.filter((turn) => turn.speaker === 'learner');
  const silences = silencesByTurn(transcript, learnerTurns);
  const shifts = new Map(transcript.shifts.filter((shift) => !isOfSilence(shift)).map((shift) => [shift.turn, shift]));
  let heard: PersonaTurn | undefined;
  let standing: Standing = transcript.start;
  const steps: Step[] = [];
  for (const turn of transcript.turns) {
    if (turn.speaker === 'persona') {
      heard = turn;
      continue;
    }
    const shift = shifts.get(turn.turn);
    steps.push({
      turn,
      index: steps.length,
      heard,
      shift,
      before: shift?.before ?? standing.disposition,
      after: shift?.after ?? standing.disposition,
      stanceAfter: shift?.stanceAfter ?? standing.stance,
      silences: silences.get(turn.turn) ?? [],
    });
    standing = standingAfter(turn.turn, transcript) ?? standing;
  }
  return { transcript, steps };
}

/** The whole of a turn's words, without the blanks around them. */
export function wholeTurn(turn: LearnerTurn): Evidence {
  const from = turn.text.length - turn.text.trimStart().length;
  return { turn: turn.turn, from, to: Math.max(from, turn.text.trimEnd().length) };
}

/** Keeps what lies within a learner turn that was really spoken, each place once, in the order of the conversation. */
export function soundEvidence(evidence: readonly Evidence[], transcript: Transcript): Evidence[] {
  const lengths = new Map(
    transcript.turns.filter((turn) => turn.speaker === 'learner').map((turn) => [turn.turn, turn.text.length]),
  );
  const kept = new Map<string, Evidence>();
  for (const { turn, from, to } of evidence) {
    const isWithin = Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to;
    if (isWithin && to <= (lengths.get(turn) ?? -1)) kept.set(`${turn}:${from}:${to}`, { turn, from, to });
  }
  return [...kept.values()].sort((a, b) => a.turn - b.turn || a.from - b.from || a.to - b.to);
}
