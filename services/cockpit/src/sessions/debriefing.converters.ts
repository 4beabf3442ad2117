import type {
  CriterionView,
  Debriefing,
  EvidenceQuote,
  Language,
  MetricsView,
  Rubric,
  SheetDocument,
  SheetView,
  SkillView,
} from '@repartee/proto';
import { DebriefingDocument } from '@repartee/proto';
import type { CorrectionRow, CriterionRow, MetricsRow, SkillScoreRow } from './session.repository.js';
import type { Standing } from './standing-debriefing.js';
import { correctedMissing, standingComparison, standingFindings } from './standing-debriefing.js';
import { toPoints } from './summaries.converters.js';

type Span = Omit<EvidenceQuote, 'quote'>;

/** Puts the words to a span; empty where they can no longer be read. */
export type Quote = (span: Span) => EvidenceQuote;

export function quoting(texts: ReadonlyMap<number, string | null>): Quote {
  return ({ turn, from, to }) => ({ turn, from, to, quote: texts.get(turn)?.slice(from, to) ?? '' });
}

/** The stored document with words quoted, and with skills and what rests on their answers as it stands after corrections. */
export function toDebriefing(json: string, standing: Standing, quote: Quote): Debriefing {
  const { skills } = standing;
  const document = DebriefingDocument.parse(JSON.parse(json));
  const found = <Finding extends { evidence: Span[] }>(finding: Finding) => ({
    ...finding,
    evidence: finding.evidence.map(quote),
  });
  const scores = skills.flatMap(({ score }) => score ?? []);
  return {
    ...document,
    worked: standingFindings(document.worked, 'worked', standing).map(found),
    missing: [
      ...standingFindings(document.missing, 'missing', standing),
      ...correctedMissing(document.missing, standing),
    ].map(found),
    comparison: standingComparison(document, standing),
    keyMoments: document.keyMoments.map((moment) => ({ ...moment, evidence: quote(moment.evidence) })),
    followed: document.followed.map(found),
    ownView: document.ownView.map((sentence) => ({ ...sentence, evidence: quote(sentence.evidence) })),
    sheet: document.sheet && toSheet(document.sheet, quote),
    skills: [...skills],
    score: scores.length === 0 ? null : Math.round((100 * sum(scores)) / scores.length) / 100,
  };
}

function toSheet(sheet: SheetDocument, quote: Quote): SheetView {
  const quoted = <Entry extends { evidence: Span | null }>(entry: Entry) => ({
    ...entry,
    evidence: entry.evidence && quote(entry.evidence),
  });
  return {
    ...sheet,
    openWith: sheet.openWith && quoted(sheet.openWith),
    moved: sheet.moved.map(quoted),
    avoid: sheet.avoid.map(quoted),
  };
}

export interface SkillRows {
  scores: readonly SkillScoreRow[];
  criteria: readonly CriterionRow[];
  corrections: readonly CorrectionRow[];
}

/** Skills and criteria in the order of the rubric, in the session's language. */
export function toSkills(rows: SkillRows, rubric: Rubric | undefined, language: Language, quote: Quote): SkillView[] {
  return (rubric?.skills ?? []).flatMap((skill) => {
    const scored = rows.scores.find(({ skill_id }) => skill_id === skill.id);
    if (!scored) return [];
    const criteria = skill.criteria.flatMap((criterion) => {
      const answered = rows.criteria.find((row) => row.skill_id === skill.id && row.criterion_id === criterion.id);
      return answered ? [toCriterion(criterion, answered, rows.corrections, { language, quote })] : [];
    });
    return [
      {
        id: skill.id,
        name: skill.name[language],
        about: skill.about[language],
        score: toPoints(scored.score),
        criteria,
      },
    ];
  });
}

function toCriterion(
  criterion: Rubric['skills'][number]['criteria'][number],
  row: CriterionRow,
  corrections: readonly CorrectionRow[],
  { language, quote }: { language: Language; quote: Quote },
): CriterionView {
  const first = corrections.find((one) => one.skill_id === row.skill_id && one.criterion_id === row.criterion_id);
  return {
    id: criterion.id,
    text: criterion.text[language],
    answer: row.answer,
    anchor: row.answer === 'no_occasion' ? '' : criterion[row.answer][language],
    evidence: row.evidence.map(([turn, from, to]) => quote({ turn, from, to })),
    correctedFrom: row.corrected && first ? first.answer_from : null,
  };
}

export function toMetrics(row: MetricsRow): MetricsView {
  const share = (value: number | null) => (value === null ? null : value / 10_000);
  const hundredth = (value: number | null) => (value === null ? null : value / 100);
  return {
    learnerTurns: row.learner_turns,
    personaTurns: row.persona_turns,
    learnerWords: row.learner_words,
    questions: row.questions,
    openQuestions: row.open_questions,
    reflections: row.reflections,
    complexReflections: row.complex_reflections,
    adviceTurns: row.advice_turns,
    uptakeMean: row.uptake_mean / 10_000,
    leversReached: row.levers_reached,
    leversAvailable: row.levers_available,
    missteps: row.missteps,
    firstLeverTurn: row.first_lever_turn,
    turnsToRecover: row.turns_to_recover,
    dispositionArea: row.disposition_area,
    talkShare: share(row.talk_share),
    longestMonologueMs: row.longest_monologue_ms,
    longestCounterpartStoryMs: row.longest_counterpart_story_ms,
    interactivity: hundredth(row.interactivity),
    patienceP10Ms: row.patience_p10_ms,
    patienceP50Ms: row.patience_p50_ms,
    patienceP90Ms: row.patience_p90_ms,
    waitAfterOwnQuestionMs: row.wait_after_own_question_ms,
    firstQuestionMs: row.first_question_ms,
    interruptions: row.interruptions,
    interrupted: row.interrupted,
    silenceShare: share(row.silence_share),
    pace: row.pace,
    fillers: hundredth(row.fillers),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
