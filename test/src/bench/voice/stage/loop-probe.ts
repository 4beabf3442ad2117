import { createServer } from 'node:http';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { queryObjects, setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { runInNewContext } from 'node:vm';

import { repositoryRoot } from '../../../harness/repository.js';
import { monotonicMs } from './monotonic.js';
import type { Probed } from './probe.js';

/** Node's own measure has the time between two looks in it. */
const EVERY_MS = 10;

/** Modules that the running server has loaded, from what was built. */
const LIVE = join(repositoryRoot, 'services/sessions/dist/voice/live');
const SPOKEN_SESSION = join(LIVE, 'voice-session.js');
const RECORDER = join(LIVE, 'record/recorder.js');

interface Recorder {
  put: (this: Recorder, command: { type: string }) => unknown;
}

/** Those that something still holds on to. */
async function countSpokenSessions(): Promise<number> {
  const { VoiceSession } = (await import(pathToFileURL(SPOKEN_SESSION).href)) as { VoiceSession: () => void };
  return queryObjects(VoiceSession, { format: 'count' });
}

/** The moments at which a learner's turn was over for the product: it is put on record then, before anything else. */
async function noteDecisions(decidedAt: number[]): Promise<void> {
  const module = (await import(pathToFileURL(RECORDER).href)) as { Recorder: { prototype: Recorder } };
  const { put } = module.Recorder.prototype;
  module.Recorder.prototype.put = function (command) {
    if (command.type === 'HearLearner') decidedAt.push(monotonicMs());
    return put.call(this, command);
  };
}

/**
 * Loaded into the process that is measured, before it starts (`--import`): tells how late its event loop is, what it holds
 * and what it has used. It listens on the port of its address, on this machine only.
 */
async function listen(port: number): Promise<void> {
  const decidedAt: number[] = [];
  await noteDecisions(decidedAt);
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const delay = monitorEventLoopDelay({ resolution: EVERY_MS });
  delay.enable();
  const server = createServer((request, response) => {
    const asked = request.url === '/decided' ? Promise.resolve(decidedAt) : answer(request.url ?? '');
    void asked.then((answered) => response.setHeader('connection', 'close').end(JSON.stringify(answered)));
  });
  const answer = async (path: string): Promise<Probed> => {
    if (path === '/collected') collectGarbage();
    const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const probed: Probed = {
      loopDelayP50Ms: Math.max(0, delay.percentile(50) / 1e6 - EVERY_MS),
      loopDelayP99Ms: Math.max(0, delay.percentile(99) / 1e6 - EVERY_MS),
      ...{ rss, heapUsed, external, arrayBuffers },
      cpuMs: (user + system) / 1000,
      handles: process.getActiveResourcesInfo().length,
      spokenSessions: path === '/counted' ? await countSpokenSessions() : null,
    };
    if (path === '/fresh') delay.reset();
    return probed;
  };
  server.listen(port, '127.0.0.1').unref();
}

const port = Number(new URL(import.meta.url).searchParams.get('port'));
if (isMainThread && port > 0) await listen(port);
