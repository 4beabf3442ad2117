import { setTimeout as delay } from 'node:timers/promises';

import { CommandProblem } from '@repartee/kernel';
import { SessionPage } from '@repartee/proto';

import type { ApiClient } from '../client/api-client.js';
import { ApiProblem } from '../client/api-client.js';

const LIMIT_MS = 30_000;
const EVERY_MS = 100;

/** The session's page with its debriefing, once that is written. Throws CommandProblem where it is not, in half a minute. */
export async function awaitDebriefing(api: ApiClient, sessionId: string): Promise<SessionPage> {
  for (let waited = 0; waited < LIMIT_MS; waited += EVERY_MS) {
    const page = await pageOf(api, sessionId);
    if (page?.scoringFailed)
      throw new CommandProblem(`The session ${sessionId} could not be scored: ${page.scoringFailed.code}.`);
    if (page?.debriefing) return page;
    await delay(EVERY_MS);
  }
  throw new CommandProblem(`The session ${sessionId} has ended, but its debriefing did not come within 30 seconds.`);
}

/** Undefined while the session is not projected yet. */
async function pageOf(api: ApiClient, sessionId: string): Promise<SessionPage | undefined> {
  try {
    return await api.ask(`/api/cockpit/sessions/${sessionId}`, SessionPage);
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status === 404) return undefined;
    throw error;
  }
}
