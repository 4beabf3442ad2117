import type { ProjectedEvent } from '@repartee/projections';
import { Projector } from '@repartee/projections';

import type { Cluster } from '../broker/cluster.js';
import { ModelStore } from '../store/model-store.js';
import { SimulatedClickHouse } from '../store/simulated-clickhouse.js';
import type { Violation } from './violation.js';
import { streamHeadIn } from './violation.js';

/** What is there once everything has come to rest. */
export interface EndState {
  /** All that the journals hold, in their orders. */
  events: readonly ProjectedEvent[];
  /** What somebody was told is on record. */
  acknowledged: readonly { stream: string; version: number }[];
  cluster: Cluster;
  store: ModelStore;
}

export async function violationsOf(end: EndState): Promise<Violation[]> {
  return [...lost(end), ...misplaced(end), ...wrongRows(end), ...wrongScores(end), ...(await differentDigests(end))];
}

/** Of what was acknowledged, everything is in its journal, in the log and in the store. */
function lost({ events, acknowledged, cluster, store }: EndState): Violation[] {
  const ids = new Set<string>();
  for (const { records } of cluster.all().values())
    for (const { headers } of records) ids.add(String(headers?.['ce_id']));
  const missing = events
    .filter(({ id }) => !ids.has(id))
    .map(({ stream, version }) => `version ${version} of ${stream} is not in the log`);
  const versions = new Set(events.map(({ stream, version }) => `${stream}@${version}`));
  const untold = acknowledged.flatMap(({ stream, version }) => {
    if (!versions.has(`${stream}@${version}`)) return [`version ${version} of ${stream} is in no journal`];
    return streamHeadIn(store, stream) < version ? [`version ${version} of ${stream} is not in the store`] : [];
  });
  return [...missing, ...untold].map((detail) => ({ invariant: 'acknowledged', detail }));
}

/** Each stream stands in the log in its order; what stands there twice counts where it stands first. */
function misplaced({ cluster }: EndState): Violation[] {
  const violations: Violation[] = [];
  for (const [name, { records }] of cluster.all()) {
    const heads = new Map<string, number>();
    for (const { headers, offset } of records) {
      const stream = String(headers?.['ce_subject']);
      const version = Number(headers?.['ce_streamversion']);
      const head = heads.get(stream) ?? 0;
      if (version > head + 1)
        violations.push({ invariant: 'order', detail: `${name}@${offset} has version ${version} of ${stream} after ${head}` }); // prettier-ignore
      heads.set(stream, Math.max(head, version));
    }
  }
  return violations;
}

const rowPerVersion = ['sessions', 'turns', 'shifts', 'session_ends'];

/** Each version of a session has made exactly one row. */
function wrongRows({ events, store }: EndState): Violation[] {
  const rows = new Map<string, number>();
  for (const table of rowPerVersion)
    for (const row of store.rows(table)) {
      const key = `${String(row['session_id'])}@${String(row['version'])}`;
      rows.set(key, (rows.get(key) ?? 0) + 1);
    }
  return events.flatMap(({ topic, stream, version }): Violation[] => {
    if (topic !== 'repartee.sessions.v1') return [];
    const count = rows.get(`${sessionIn(stream)}@${version}`) ?? 0;
    return count === 1 ? [] : [{ invariant: 'rows', detail: `version ${version} of ${stream} has ${count} rows` }];
  });
}

/** Each ended session has one score of record a skill and rubric version, given once. */
function wrongScores({ events, store }: EndState): Violation[] {
  const given = new Map<string, number>();
  const note = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { data } of events)
    if (data.$typeName === 'repartee.scores.v1.SkillScored' && !data.criteria.some(({ corrected }) => corrected))
      note(given, `${data.placement?.sessionId} ${data.skillId} ${data.placement?.rubric?.version}`);
  const stored = new Map<string, number>();
  for (const row of store.rows('skill_scores'))
    note(stored, `${String(row['session_id'])} ${String(row['skill_id'])} ${String(row['rubric_version'])}`);
  const ended = events
    .filter(({ type }) => type === 'repartee.sessions.v1.SessionEnded')
    .map(({ stream }) => sessionIn(stream));
  const scoredSessions = new Set([...stored.keys()].map((key) => key.split(' ')[0]));
  return [
    ...[...given].filter(([, count]) => count !== 1).map(([key, count]) => `${key} was scored ${count} times`),
    ...[...stored].filter(([, count]) => count !== 1).map(([key, count]) => `${key} has ${count} scores of record`),
    ...[...given.keys()].filter((key) => !stored.has(key)).map((key) => `${key} has no score of record`),
    ...ended.filter((session) => !scoredSessions.has(session)).map((session) => `${session} has no scores`),
  ].map((detail) => ({ invariant: 'scores', detail }));
}

/** The tables are what a projector makes of the same events at once, without a fault. */
async function differentDigests({ events, store }: EndState): Promise<Violation[]> {
  const model = new ModelStore();
  const clickhouse = new SimulatedClickHouse({
    store: model,
    ask: (_, work) => Promise.resolve().then(work),
    onInserted: () => undefined,
  });
  await (await Projector.open(clickhouse)).store(events);
  const tables = new Set([...model.tableNames(), ...store.tableNames()].filter((table) => table !== 'positions'));
  return [...tables]
    .filter((table) => !model.isAlike(table, store))
    .map((table) => ({ invariant: 'digest', detail: differenceOf(table, model, store) }));
}

const sessionIn = (stream: string): string => stream.slice(stream.indexOf('/session-') + '/session-'.length);

function differenceOf(table: string, model: ModelStore, store: ModelStore): string {
  const [expected, found] = [new Set(model.lines(table)), new Set(store.lines(table))];
  const missing = [...expected].filter((line) => !found.has(line));
  const besides = [...found].filter((line) => !expected.has(line));
  return `${table} lacks ${missing.length} rows of the model's and has ${besides.length} others`;
}
