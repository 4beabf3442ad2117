import type { ApiClient } from '@repartee/standalone';
import { planDemo } from '@repartee/standalone';
import { SessionSummaryPage } from '@repartee/proto';

/** Whose things the probes ask for: a learner of Lille, and what hangs on them. */
export interface Victim {
  organisation: string;
  site: string;
  team: string;
  person: string;
  /** An assessed session of theirs, with its scorecard. */
  session: string;
  programme: string;
  /** Names, addresses and ids that no answer to an outsider may hold. */
  secrets: readonly string[];
}

/** Read by somebody who may: the demo's trainer. Ids of the demo do not depend on the day. */
export async function findVictim(trainer: ApiClient): Promise<Victim> {
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
    session: sessions[0] ?? '',
    programme: main.programmes[0]?.id ?? '',
    secrets: [...sessions, ...people.flatMap(({ id, name, email }) => [id, name, email])],
  };
}
