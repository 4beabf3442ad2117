import type { ClickHouse } from '@repartee/kernel';
import type { CriterionAnswerValue, MomentKindValue, Purpose, Role, SkillId, Stance } from '@repartee/proto';
import type { SealedRow } from '../sealed/opener.js';

export interface SessionRow {
  session_id: string;
  learner_id: string;
  team_id: string;
  site_id: string;
  persona_id: string;
  persona_version: number;
  scenario_id: string;
  scenario_version: number;
  rubric_id: string;
  rubric_version: number;
  engine_name: string;
  engine_version: string;
  recogniser_name: string;
  recogniser_version: string;
  mind_name: string;
  mind_version: string;
  purpose: Purpose;
  attempt: number;
  limit_ms: number;
  /** Empty where the session is no fork. */
  fork_root_id: string;
  /** Empty where it is of no case. */
  case_id: string;
  /** 0 where it was not recorded. */
  recording_days: number;
  trust: number;
  tension: number;
  openness: number;
  stance: Stance;
}

export interface SessionEndRow {
  version: number;
  ended_ms: number;
}

export interface TurnRow extends SealedRow {
  turn: number;
  speaker: 'learner' | 'persona';
  mode: 'typed' | 'push_to_talk' | 'open_microphone';
  started_ms: number;
  ended_ms: number;
  cues: string[];
  cue_spans: [number, number][][];
  question: 'none' | 'closed' | 'open';
  reflection: 'none' | 'simple' | 'complex';
  uptake: number | null;
}

export interface ShiftRow {
  turn: number;
  trust_before: number;
  tension_before: number;
  openness_before: number;
  trust: number;
  tension: number;
  openness: number;
  stance_before: string;
  stance: string;
  cause_kinds: ('lever' | 'misstep' | 'repair' | 'silence')[];
  cause_ids: string[];
  cause_trust: number[];
  cause_tension: number[];
  cause_openness: number[];
  cause_occurrences: number[];
  cause_withheld: string[];
  facts_opened: string[];
}

export interface SilenceRow {
  after_turn: number;
  place: string;
  duration_ms: number | null;
  at_ms: number;
}

export interface InterruptionRow {
  turn: number;
  interrupted_by: 'learner' | 'persona';
  at_ms: number;
}

/** Measures: shares in ten-thousandths, what needs sound null where there was none. */
export interface MetricsRow {
  learner_turns: number;
  persona_turns: number;
  learner_words: number;
  questions: number;
  open_questions: number;
  reflections: number;
  complex_reflections: number;
  advice_turns: number;
  uptake_mean: number;
  levers_reached: number;
  levers_available: number;
  missteps: number;
  first_lever_turn: number | null;
  turns_to_recover: number | null;
  disposition_area: number;
  talk_share: number | null;
  longest_monologue_ms: number | null;
  longest_counterpart_story_ms: number | null;
  interactivity: number | null;
  patience_p10_ms: number | null;
  patience_p50_ms: number | null;
  patience_p90_ms: number | null;
  wait_after_own_question_ms: number | null;
  first_question_ms: number | null;
  interruptions: number | null;
  interrupted: number | null;
  silence_share: number | null;
  pace: number | null;
  fillers: number | null;
}

export interface ScorecardRow extends SealedRow, MetricsRow {
  rubric_id: string;
  rubric_version: number;
  scorer_name: string;
  scorer_version: string;
  failure: string;
  version: number;
}

/** A score of record of another session. */
export interface AttemptScoreRow extends SkillScoreRow {
  session_id: string;
}

export interface SkillScoreRow {
  skill_id: SkillId;
  score: number | null;
}

export interface CriterionRow {
  skill_id: SkillId;
  criterion_id: string;
  answer: CriterionAnswerValue;
  evidence: [number, number, number][];
  corrected: boolean;
}

export interface MomentRow {
  session_id: string;
  number: number;
  turn: number;
  kind: MomentKindValue;
  subject_id: string;
  weight: number;
}

export interface CorrectionRow extends SealedRow {
  skill_id: SkillId;
  criterion_id: string;
  answer_from: CriterionAnswerValue;
  answer_to: CriterionAnswerValue;
  corrected_by: string;
  corrected_ms: number;
}

export interface CommentRow extends SealedRow {
  comment_id: string;
  turn: number;
  commented_by: string;
  commented_ms: number;
}

export interface ViewingRow {
  viewed_by: string;
  viewed_as: Role;
  viewed_ms: number;
}

export interface NeighbourRow {
  session_id: string;
  attempt: number;
}

/** The last versions stored whole, 0 where nothing is. */
export interface Heads {
  session: number;
  scorecard: number;
}

const ofSession = 'organisation = {organisation:String} AND session_id = {session:String}';

/** Everything stored about one session, table by table. */
export class SessionRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  async session(organisation: string, session: string): Promise<SessionRow | undefined> {
    const [row] = await this.read<SessionRow>(`SELECT * FROM sessions FINAL WHERE ${ofSession}`, organisation, session);
    return row;
  }

  async end(organisation: string, session: string): Promise<SessionEndRow | undefined> {
    const [row] = await this.read<SessionEndRow>(
      `SELECT version, toUnixTimestamp64Milli(ended_at) AS ended_ms FROM session_ends FINAL WHERE ${ofSession}`,
      organisation,
      session,
    );
    return row;
  }

  turns(organisation: string, session: string): Promise<TurnRow[]> {
    return this.read(`SELECT * FROM turns FINAL WHERE ${ofSession} ORDER BY turn`, organisation, session);
  }

  shifts(organisation: string, session: string): Promise<ShiftRow[]> {
    return this.read(`SELECT * FROM shifts FINAL WHERE ${ofSession} ORDER BY version`, organisation, session);
  }

  silences(organisation: string, session: string): Promise<SilenceRow[]> {
    return this.read(`SELECT * FROM silences FINAL WHERE ${ofSession} ORDER BY version`, organisation, session);
  }

  interruptions(organisation: string, session: string): Promise<InterruptionRow[]> {
    return this.read(`SELECT * FROM interruptions FINAL WHERE ${ofSession} ORDER BY version`, organisation, session);
  }

  /** The one of the latest rubric version. */
  async scorecard(organisation: string, session: string): Promise<ScorecardRow | undefined> {
    const [row] = await this.read<ScorecardRow>(
      `SELECT * FROM scorecards FINAL WHERE ${ofSession} ORDER BY rubric_version DESC LIMIT 1`,
      organisation,
      session,
    );
    return row;
  }

  skillScores(organisation: string, session: string): Promise<SkillScoreRow[]> {
    return this.read(
      `SELECT skill_id, score FROM skill_scores FINAL WHERE ${ofSession}
       ORDER BY rubric_version DESC LIMIT 1 BY skill_id`,
      organisation,
      session,
    );
  }

  /** Of the learner's other attempts of the scenario in the same purpose, under the same version of the rubric. */
  attemptScores(organisation: string, session: SessionRow): Promise<AttemptScoreRow[]> {
    const { session_id, learner_id, scenario_id, purpose, rubric_id, rubric_version } = session;
    return this.clickhouse.read(
      `SELECT session_id, skill_id, score FROM skill_scores FINAL
       WHERE organisation = {organisation:String} AND learner_id = {learner_id:String} AND session_id != {session_id:String}
         AND scenario_id = {scenario_id:String} AND purpose = {purpose:String}
         AND rubric_id = {rubric_id:String} AND rubric_version = {rubric_version:UInt32}`,
      { organisation, session_id, learner_id, scenario_id, purpose, rubric_id, rubric_version },
    );
  }

  criteria(organisation: string, session: string): Promise<CriterionRow[]> {
    return this.read(
      `SELECT skill_id, criterion_id, answer, evidence, corrected FROM criterion_answers FINAL WHERE ${ofSession}
       ORDER BY rubric_version DESC, position LIMIT 1 BY skill_id, criterion_id`,
      organisation,
      session,
    );
  }

  corrections(organisation: string, session: string): Promise<CorrectionRow[]> {
    return this.read(
      `SELECT *, toUnixTimestamp64Milli(corrected_at) AS corrected_ms
       FROM corrections FINAL WHERE ${ofSession} ORDER BY version`,
      organisation,
      session,
    );
  }

  comments(organisation: string, session: string): Promise<CommentRow[]> {
    return this.read(
      `SELECT *, toUnixTimestamp64Milli(commented_at) AS commented_ms
       FROM comments FINAL WHERE ${ofSession} ORDER BY turn, version`,
      organisation,
      session,
    );
  }

  viewings(organisation: string, session: string): Promise<ViewingRow[]> {
    return this.read(
      `SELECT viewed_by, viewed_as, toUnixTimestamp64Milli(viewed_at) AS viewed_ms
       FROM viewings FINAL WHERE ${ofSession} ORDER BY viewed_at`,
      organisation,
      session,
    );
  }

  /** The learner's numbered sessions of the scenario in the same purpose, by attempt. */
  neighbours(organisation: string, { learner_id, scenario_id, purpose }: SessionRow): Promise<NeighbourRow[]> {
    return this.clickhouse.read(
      `SELECT session_id, attempt FROM sessions FINAL
       WHERE organisation = {organisation:String} AND learner_id = {learner:String}
         AND scenario_id = {scenario:String} AND purpose = {purpose:String} AND attempt > 0
       ORDER BY attempt`,
      { organisation, learner: learner_id, scenario: scenario_id, purpose },
    );
  }

  /** The session that a family of forks began with and its forks, the oldest first; only the learner's own. */
  async family(organisation: string, { session_id, learner_id, fork_root_id }: SessionRow): Promise<string[]> {
    const rows = await this.clickhouse.read<{ session_id: string }>(
      `SELECT session_id FROM sessions FINAL
       WHERE organisation = {organisation:String} AND learner_id = {learner:String}
         AND (session_id = {root:String} OR fork_root_id = {root:String})
       ORDER BY started_at, session_id`,
      { organisation, learner: learner_id, root: fork_root_id === '' ? session_id : fork_root_id },
    );
    return rows.map((row) => row.session_id);
  }

  /** Which of a family the learner chose last, or undefined. */
  async keptOf(
    organisation: string,
    { session_id, learner_id, fork_root_id }: SessionRow,
  ): Promise<string | undefined> {
    const [row] = await this.clickhouse.read<{ session_id: string }>(
      `SELECT session_id FROM kept_sessions FINAL
       WHERE organisation = {organisation:String} AND learner_id = {learner:String} AND root_session_id = {root:String}
       ORDER BY kept_at DESC, session_id LIMIT 1`,
      { organisation, learner: learner_id, root: fork_root_id === '' ? session_id : fork_root_id },
    );
    return row?.session_id;
  }

  async heads(organisation: string, streams: Record<keyof Heads, string>): Promise<Heads> {
    const rows = await this.clickhouse.read<{ stream: string; head: number }>(
      `SELECT stream, max(version) AS head FROM stream_heads
       WHERE organisation = {organisation:String} AND stream IN ({session:String}, {scorecard:String})
       GROUP BY stream`,
      { organisation, ...streams },
    );
    const of = (stream: string): number => rows.find((row) => row.stream === stream)?.head ?? 0;
    return { session: of(streams.session), scorecard: of(streams.scorecard) };
  }

  private read<Row extends object>(sql: string, organisation: string, session: string): Promise<Row[]> {
    return this.clickhouse.read<Row>(sql, { organisation, session });
  }
}
