import type {
  CaseAnswers,
  CastAnswers,
  CaseSummary,
  CaseTemplate,
  Persona,
  Rubric,
  Scenario,
  ScenarioBriefing,
  SessionSummary,
} from '@repartee/proto';
import { castCase } from '@repartee/proto';
import type { ContentPin } from '../names/contents.js';
import type { Names } from '../names/names.js';
import { toInstant } from '../sessions/summaries.converters.js';
import type { CaseRow } from './cases.repository.js';

/** A conversation is ten minutes at most. */
const LONGEST_MINUTES = 10;

export interface CaseContents {
  persona: Persona;
  scenario: Scenario;
  rubric: Rubric;
  pins: { scenario: ContentPin; rubric: ContentPin };
}

export interface OpenedCase {
  row: CaseRow;
  answers: CaseAnswers;
  scenario: Scenario;
}

export function toTemplate(
  { id, version, like }: ReturnType<Names['templates']>[number],
  scenario: Scenario,
): CaseTemplate {
  const { title, skill_focus: skillFocus, context, stakes, learner_brief: brief } = scenario;
  return {
    ...{ templateId: id, version, caseFor: like.id, family: scenario.family, title: like.title },
    texts: { title, skillFocus, context, stakes, youAre: brief.you_are, youWant: brief.you_want },
  };
}

export function toCase(
  { row, answers, scenario }: OpenedCase,
  names: Names,
  sessions: readonly SessionSummary[],
): CaseSummary {
  const { who, event, date, goal } = answers;
  return {
    ...{ caseId: row.case_id, templateId: row.template_id, language: row.language, who, event, date, goal },
    kind: names.scenario(scenario.case_for ?? scenario.id).title,
    title: castCase(scenario.title, answers),
    toldAt: toInstant(row.told_ms),
    sessions: [...sessions],
  };
}

/** What its learner may know beforehand, with the answers in the texts. */
export function toCaseBriefing({ pins, ...contents }: CaseContents, answers: CastAnswers): ScenarioBriefing {
  const { persona, scenario, rubric } = castCase(contents, answers);
  const { identity, portrait } = persona;
  const { family, title, skill_focus: skillFocus, stakes, context, gauge, learner_brief: brief } = scenario;
  return {
    ...{ id: scenario.id, version: pins.scenario.version, caseFor: scenario.case_for ?? null },
    ...{ title, family, skillFocus, stakes, context, gauge, minutes: LONGEST_MINUTES },
    objective: scenario.objective.text,
    persona: { id: persona.id, ...identity, portrait },
    rubric: { id: pins.rubric.id, version: pins.rubric.version },
    skills: rubric.skills.map(({ id, name, about }) => ({ id, name, about })),
    learnerBrief: { youAre: brief.you_are, youKnow: brief.you_know, youWant: brief.you_want },
    speaksFirst: scenario.opening.speaks_first,
    retired: false,
  };
}
