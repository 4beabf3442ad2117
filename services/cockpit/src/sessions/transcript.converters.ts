import type { DispositionPoint, Language, Scenario, ShiftView, TurnView } from '@repartee/proto';
import type { InterruptionRow, SessionRow, ShiftRow, SilenceRow, TurnRow } from './session.repository.js';

export interface TranscriptRows {
  turns: readonly TurnRow[];
  silences: readonly SilenceRow[];
  interruptions: readonly InterruptionRow[];
}

/** `texts` by turn, null where the words can no longer be read. */
export function toTranscript(
  { turns, silences, interruptions }: TranscriptRows,
  texts: ReadonlyMap<number, string | null>,
  scenario: Scenario | undefined,
): TurnView[] {
  const labels = new Map(scenario?.cues.map(({ id, label }) => [id, label]));
  return turns.map((row) => {
    const interruption = interruptions.find(({ turn }) => turn === row.turn);
    const silence = silences.find(({ after_turn }) => after_turn === row.turn);
    return {
      turn: row.turn,
      speaker: row.speaker,
      text: texts.get(row.turn) ?? null,
      mode: row.mode,
      startedMs: row.started_ms,
      endedMs: row.ended_ms,
      cues: row.cues.map((cue, index) => ({
        cue,
        label: labels.get(cue) ?? null,
        evidence: (row.cue_spans[index] ?? []).map(([from, to]) => ({ from, to })),
      })),
      question: row.question,
      reflection: row.reflection,
      uptake: row.uptake === null ? null : row.uptake / 100,
      interrupted: interruption ? { by: interruption.interrupted_by, atMs: interruption.at_ms } : null,
      silence: silence ? { place: silence.place, durationMs: silence.duration_ms, atMs: silence.at_ms } : null,
    };
  });
}

/** The curve: the start, then the disposition after each turn that shifted it, at the end of that turn. */
export function toDispositions(
  session: Pick<SessionRow, 'trust' | 'tension' | 'openness' | 'stance'>,
  shifts: readonly ShiftRow[],
  turns: readonly Pick<TurnRow, 'turn' | 'ended_ms'>[],
): DispositionPoint[] {
  const endOf = new Map(turns.map(({ turn, ended_ms }) => [turn, ended_ms]));
  const { trust, tension, openness, stance } = session;
  return [
    { turn: -1, atMs: 0, trust, tension, openness, stance },
    ...shifts.map((shift) => ({
      turn: shift.turn,
      atMs: endOf.get(shift.turn) ?? 0,
      trust: shift.trust,
      tension: shift.tension,
      openness: shift.openness,
      stance: shift.stance,
    })),
  ];
}

export function toShifts(rows: readonly ShiftRow[], scenario: Scenario | undefined, language: Language): ShiftView[] {
  return rows.map((row) => ({
    turn: row.turn,
    before: { trust: row.trust_before, tension: row.tension_before, openness: row.openness_before },
    after: { trust: row.trust, tension: row.tension, openness: row.openness },
    stanceBefore: row.stance_before,
    stanceAfter: row.stance,
    causes: row.cause_kinds.map((kind, index) => {
      const id = row.cause_ids[index] ?? '';
      return {
        kind,
        id,
        label: causeLabel(kind, id, scenario)?.[language] ?? id,
        trust: row.cause_trust[index] ?? 0,
        tension: row.cause_tension[index] ?? 0,
        openness: row.cause_openness[index] ?? 0,
        occurrence: row.cause_occurrences[index] ?? 1,
        withheld: row.cause_withheld[index] ?? '',
      };
    }),
    factsOpened: row.facts_opened.map((id) => ({
      id,
      text: scenario?.facts.find((fact) => fact.id === id)?.text[language] ?? id,
    })),
  }));
}

function causeLabel(kind: ShiftRow['cause_kinds'][number], id: string, scenario: Scenario | undefined) {
  switch (kind) {
    case 'lever':
      return scenario?.levers.find((lever) => lever.id === id)?.label;
    case 'misstep':
      return scenario?.missteps.find((misstep) => misstep.id === id)?.label;
    case 'repair':
      return scenario?.missteps.find((misstep) => misstep.id === id)?.repair.label;
    case 'silence':
      return undefined;
  }
}
