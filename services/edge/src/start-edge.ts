import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

import { FrontDoor, Metrics, PinoLog, SystemClock } from '@repartee/kernel';

import { answer, noSuchAddress, refuse } from './answers.js';
import type { EdgeConfig } from './config.js';
import { API_DOCUMENT, SOCKET_DOCUMENT, serveApiDocument, serveSocketDocument } from './docs/docs.js';
import { Edge } from './edge.js';
import { Instances } from './instances.js';
import { builtPages, servePages } from './pages.js';

export interface RunningEdge {
  address: string;
  stop: () => Promise<void>;
}

const READY_WITHIN_MS = 2000;

/** So long requests and sockets that are open may still go on once the edge is to end. */
const FINISH_WITHIN_MS = 5_000;

interface OwnAnswers {
  metrics: Metrics;
  /** Names with addresses. */
  services: readonly (readonly [name: string, address: string])[];
  /** What answers everything else. */
  others: RequestListener;
}

/** Starts the edge. Throws StartProblem where the pages are not built, or the port is not to be had. */
export async function startEdge(config: EdgeConfig): Promise<RunningEdge> {
  const log = new PinoLog({ service: 'edge', level: config.logLevel });
  const metrics = new Metrics();
  const awayCount = metrics.counter({
    name: 'repartee_edge_away_total',
    help: 'Requests whose service did not answer',
    labels: ['service'],
  });
  const sessions = new Instances({ addresses: config.sessions, clock: new SystemClock(), isReady });
  const pages = servePages(config.webFolder ?? builtPages());
  const onAway = (service: string) => awayCount.inc({ service });
  const edge = new Edge({ services: config.services, sessions, pages, log, onAway });
  await sessions.start();
  const services = Object.entries({ ...config.services, sessions: sessions.first() ?? '' });
  const own = ownAnswers({ metrics, services, others: edge.handle });
  const door = await FrontDoor.open({ ...config, publicUrl: undefined }, own);
  door.server.on('upgrade', edge.upgrade);
  log.info({ address: door.address }, 'The edge has started');
  const stop = async () => {
    sessions.stop();
    await door.close(FINISH_WITHIN_MS);
  };
  return { address: door.address, stop };
}

async function isReady(address: string): Promise<boolean> {
  try {
    const response = await fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(READY_WITHIN_MS) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** The edge is well while it answers: that a service is away is the service's health. */
function ownAnswers({ metrics, services, others }: OwnAnswers): RequestListener {
  return (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0];
    if (path === '/health/live') answer(response, { live: true, stuck: [] });
    else if (path === '/health/ready') answer(response, { ready: true, waitingFor: [] });
    else if (path === '/metrics' && !isForwarded(request)) void scrape(metrics, response);
    else if (path === '/metrics') refuse(response, noSuchAddress);
    else if (path === API_DOCUMENT) void serveApiDocument(services, response);
    else if (path === SOCKET_DOCUMENT) serveSocketDocument(request, response);
    else others(request, response);
  };
}

/** Whoever scrapes comes by itself; whoever comes through the proxy is anybody. */
const isForwarded = ({ headers }: IncomingMessage): boolean =>
  headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined;

async function scrape(metrics: Metrics, response: ServerResponse): Promise<void> {
  const { contentType, text } = await metrics.scrape();
  response.writeHead(200, { 'content-type': contentType });
  response.end(text);
}
