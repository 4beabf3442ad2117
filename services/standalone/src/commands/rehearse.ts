import { CommandProblem, runCommand } from '@repartee/kernel';

import { ApiClient } from './client/api-client.js';
import { awaitDebriefing } from './rehearse/await-debriefing.js';
import { holdSession } from './rehearse/hold-session.js';
import { readRehearseOptions, rehearseHelp } from './rehearse/rehearse-options.js';
import type { RehearseOptions } from './rehearse/rehearse-options.js';
import type { RehearsalReport } from './rehearse/rehearsal-report.js';
import { reportOf, reportText } from './rehearse/rehearsal-report.js';

/** Signs in, holds the session, waits for its debriefing. Throws CommandProblem or ApiProblem. */
async function rehearse(options: RehearseOptions): Promise<RehearsalReport> {
  const api = new ApiClient(options.url);
  await reach(options.url);
  await api.signIn(options);
  const { sessionId } = await holdSession(api, options);
  const report = reportOf(await awaitDebriefing(api, sessionId));
  if (!report) throw new CommandProblem(`The session ${sessionId} has no debriefing.`);
  return report;
}

async function reach(url: string): Promise<void> {
  const response = await fetch(`${url}/health/ready`).catch((cause: unknown) => {
    throw new CommandProblem(
      `Nothing answers at ${url}. Start Repartee with npm start, or say where it is with --url.`,
      {
        cause,
      },
    );
  });
  await response.arrayBuffer();
  if (!response.ok) throw new CommandProblem(`Repartee at ${url} is still starting. Try again in a moment.`);
}

await runCommand(async (args) => {
  const options = await readRehearseOptions(args);
  if (!options) {
    process.stdout.write(rehearseHelp);
    return 0;
  }
  const report = await rehearse(options);
  process.stdout.write(`${options.json ? JSON.stringify(report, null, 2) : reportText(report)}\n`);
  return 0;
});
