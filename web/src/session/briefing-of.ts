import type { SessionSummary } from '@repartee/proto';
import type { RouteLocationRaw } from 'vue-router';

/** The page from which the same conversation is held again: the scenario's, or that of the learner's own case. */
export const briefingOf = ({ caseId, scenario }: Pick<SessionSummary, 'caseId' | 'scenario'>): RouteLocationRaw =>
  caseId === null ? { name: 'briefing', params: { scenarioId: scenario.id } } : { name: 'case', params: { caseId } };
