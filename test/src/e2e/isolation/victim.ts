import type { ApiClient } from '@repartee/standalone';
import { planDemo } from '@repartee/standalone';
import { CaseTemplates, CaseWritten, ProgrammePage, SessionPage, SessionSummaryPage } from '@repartee/proto';

/** Whose things the probes ask for: a learner of Lille, and what hangs on them. */
export interface Victim {
  organisation: string;
  site: string;
  team: string;
  person: string;
  /** An assessed session of theirs, with its scorecard. */
  session: string;
  /** A criterion of that session, so that a correction of it is one that could be made. */
  criterion: { skillId: string; criterionId: string };
  programme: string;
  /** A case of a learner's own. */
  ownCase: string;
  /** Names, addresses and ids that no answer to an outsider may hold. */
  secrets: readonly string[];
}

/** Read by those who may: the demo's trainer and administrator. Ids of the demo do not depend on the day. */
export async function findVictim(trainer: ApiClient, admin: ApiClient, ownCase: string): Promise<Victim> {
  const [main] = planDemo({ until: 0, size: 'full', scenarioIds: [] }).organisations;
  const [learner] = main?.people ?? [];
  if (!main || !learner) throw new Error('The demo has nobody in it.');
  const page = await trainer.ask(`/api/cockpit/sessions?learner=${learner.id}&purpose=assessed`, SessionSummaryPage);
  const sessions = page.items.map(({ id }) => id);
  const people = main.people.filter(({ siteId }) => siteId === learner.siteId);
  return {
    organisation: main.id,
    site: learner.siteId,
    team: learner.teamId,
    person: learner.id,
    session: needed(sessions[0], 'assessed session'),
    criterion: await criterionOf(trainer, needed(sessions[0], 'assessed session')),
    programme: await programmeOf(admin),
    ownCase,
    secrets: [
      ownCase,
      ...Object.values(caseMarks),
      ...sessions,
      ...people.flatMap(({ id, name, email }) => [id, name, email]),
    ],
  };
}

/** Answers of a case, in words that stand nowhere else. */
const caseMarks = { who: 'Quirina', event: 'the marzipan kitchen', goal: 'agree on a zephyr date' };
export const caseAnswers = {
  ...caseMarks,
  address: 'vous',
  date: '2026-02-26',
  said: null,
  reaction: 'angry',
} as const;

/** Tells of a case, as its learner. */
export async function tellCase(learner: ApiClient): Promise<string> {
  const [template] = await learner.ask('/api/cases/templates', CaseTemplates);
  const body = { templateId: needed(template, 'template of cases').templateId, language: 'en', answers: caseAnswers };
  return (await learner.ask('/api/cases', CaseWritten, { method: 'POST', body })).caseId;
}

/** A probe aimed at nothing would be refused for that, and prove nothing. */
function needed<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The victim has no ${what}.`);
  return value;
}

async function criterionOf(trainer: ApiClient, session: string): Promise<Victim['criterion']> {
  const { debriefing } = await trainer.ask(`/api/cockpit/sessions/${session}`, SessionPage);
  const skill = needed(debriefing?.skills[0], 'scored skill');
  return { skillId: skill.id, criterionId: needed(skill.criteria[0], 'criterion').id };
}

async function programmeOf(admin: ApiClient): Promise<string> {
  const { items } = await admin.ask('/api/programmes', ProgrammePage);
  return needed(items[0], 'programme').id;
}
