import { shareCluster, shareServer } from '../harness/config.js';
import { RunFolder } from '../harness/run-folder.js';
import type { SharedServer } from '../harness/shared-server.js';
import { RunningCluster } from './running-cluster.js';

let run: RunFolder | undefined;
let cluster: RunningCluster | undefined;

/**
 * One cluster for all specs of the run: those of the cluster itself, and those of the pages and roles, which look at it
 * as they look at the one process. Where one runs already the specs use that.
 */
export async function setUp(): Promise<void> {
  run = RunFolder.open();
  cluster = await RunningCluster.start();
  const shared: SharedServer = { url: cluster.url, journals: cluster.journals };
  shareCluster(cluster.folder);
  shareServer(JSON.stringify(shared));
}

/** A cluster that does not end in order fails the run. */
export async function tearDown(): Promise<void> {
  const status = await cluster?.remove();
  run?.remove();
  if (status !== 0) throw new Error(`The cluster ended with status ${status}.`);
}
