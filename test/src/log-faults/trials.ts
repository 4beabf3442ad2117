import { setTimeout as delay } from 'node:timers/promises';

import { create } from '@bufbuild/protobuf';
import type { NewEvent } from '@repartee/proto';
import { directoryV1, streamOf, topics } from '@repartee/proto';

import type { Learner } from '../read-side/company.js';
import { appendOf, companyAppends, eventId, learners } from '../read-side/company.js';
import type { Rehearsal } from '../read-side/rehearsals.js';
import { planRehearsals, rehearsalAppends } from '../read-side/rehearsals.js';
import type { LogStage, Scene, Writer } from './log-stage.js';
import { Overlap } from './overlap.js';

/** What became of a trial: `differing` names tables that are not what comes of all that was written. */
export interface LogOutcome {
  events: number;
  differing: string[];
  /** What was counted besides, by name. */
  counts: Record<string, number>;
  /** In words, what a count of 0 would have none of. */
  remarks?: readonly string[];
}

export type LogTrial = (stage: LogStage, effort: Effort) => Promise<LogOutcome>;

export interface Effort {
  /** How often a fault strikes. */
  times: number;
  /** How long one lasts that lasts, in milliseconds. */
  lastsMs: number;
}

/** Sessions that a learner holds before the plan begins anew under other names. */
const A_LEARNER = 40;

/** How long until a second projector has partitions, and something of them to store. */
const BEGUN_WITHIN_MS = 60_000;

/** How often it is tried to cut an insert off. */
const ATTEMPTS = 5;
/** A batch of sessions and scores goes into more tables than these. */
const SOME_TABLES = 6;

/** Answers of brokers are lost while three publishers send. */
export const lostProduceResponses: LogTrial = async (stage, { times }) => {
  const scene = await founded(stage);
  await scene.projector();
  const [proxy] = stage.brokers.proxies;
  if (!proxy) throw new Error('The brokers have no proxy.');
  const fired = proxy.fired;
  const publishers = ['one', 'two', 'three'].map((name) => scene.writer(name));
  const plans = publishers.map((_, place) => planOf(learners.slice(place * 4, place * 4 + 4)));
  for (let round = 0; round < times; round++) {
    // Sooner or later in what is sent, and now and then the library's own attempts come to their end.
    proxy.arm({ fault: 'drop-response', request: 1 + (round % 3), times: round % 4 === 3 ? 5 : 1 });
    await Promise.all(publishers.map((writer, place) => hold(stage, writer, plans[place]?.splice(0, 2) ?? [])));
    await Promise.all(publishers.map(({ relay }) => relay.relayed(60_000)));
  }
  await scene.settled();
  proxy.disarm();
  return outcomeOf(scene, { answers_lost: proxy.fired - fired });
};

/** ClickHouse has stored rows, and the answer is lost. */
export const lostInsertResponses: LogTrial = async (stage, { times }) => {
  const scene = await founded(stage);
  await scene.projector();
  const writer = scene.writer('sessions');
  const plan = planOf(learners.slice(0, 8));
  const lost = stage.inserts.lost;
  for (let round = 0; round < times; round++) {
    stage.inserts.loseAnswers(1, round % 11);
    await hold(stage, writer, plan.splice(0, 2));
    await scene.settled();
  }
  stage.inserts.loseAnswers(0);
  return outcomeOf(scene, { answers_lost: stage.inserts.lost - lost });
};

/** ClickHouse is killed while an insert is on its way, and comes back. */
export const clickhouseRestarted: LogTrial = async (stage, { times }) => {
  const scene = await founded(stage);
  await scene.projector();
  const writer = scene.writer('sessions');
  const plan = endlessPlanOf(learners.slice(0, 12));
  const { inserts } = stage;
  let uncut = 0;
  for (let round = 0; round < times; round++) {
    const cut = inserts.cut;
    for (let attempt = 0; attempt < ATTEMPTS && inserts.cut === cut; attempt++) {
      // Of one table or another. Where it was answered in that very moment, another one is tried.
      inserts.onceHanded(() => killServer(stage), (round + attempt) % SOME_TABLES);
      await hold(stage, writer, nextOf(plan, 4));
      await scene.settled(120_000);
    }
    uncut += Number(inserts.cut === cut);
  }
  return outcomeOf(scene, { restarts: times, rounds_without_cut: uncut });
};

/** A process of its own: no signal may go to whoever runs the trial. */
function killServer({ server }: LogStage): void {
  if (server.pid !== undefined) process.kill(server.pid, 'SIGKILL');
}

/** A projector that has not heard that another has its partitions stores on, and somebody is erased meanwhile. */
export const twoProjectorsOnePartition: LogTrial = async (stage, { lastsMs }) => {
  const scene = await founded(stage);
  const overlap = new Overlap(2);
  await scene.projector({ onStored: overlap.heardBy(0) });
  await scene.projector({ group: 'zombie', onStored: overlap.heardBy(1) });
  const handled = await whileTheyStore(scene, { overlap, lastsMs });
  const storedByEach = overlap.end();
  await scene.settled(120_000);
  return outcomeOf(scene, { ...handled, stored_by_each: storedByEach });
};

/** Two projectors share the partitions, and the scores of one learner lie in those of both. */
export const oneLearnersSlice: LogTrial = async (stage, { lastsMs }) => {
  const scene = await founded(stage);
  const [learner] = learners;
  const overlap = new Overlap(
    2,
    ({ data }) => data.$typeName === 'repartee.scores.v1.SkillScored' && data.placement?.learnerId === learner?.id,
  );
  await scene.projector({ onStored: overlap.heardBy(0) });
  await scene.projector({ onStored: overlap.heardBy(1) });
  const handled = await whileTheyStore(scene, { overlap, lastsMs }, learner && [learner]);
  const storedByEach = overlap.end();
  await scene.settled(120_000);
  return outcomeOf(scene, { ...handled, stored_by_each: storedByEach });
};

/** Kafka is out of reach: what is written meanwhile is acknowledged, and is in the log soon after it is back. */
export const kafkaAway: LogTrial = async (stage, { lastsMs }) => {
  const scene = await founded(stage);
  const { feed } = await scene.projector();
  const seen = new Map<string, number[]>();
  await feed.subscribe({
    group: 'order',
    topics: [topics.sessions],
    handler: (events) => {
      for (const { stream, version } of events) seen.set(stream, [...(seen.get(stream) ?? []), version]);
      return Promise.resolve();
    },
  });
  const writer = scene.writer('sessions');
  const plan = endlessPlanOf(learners.slice(0, 24));
  for (const proxy of stage.brokers.proxies) proxy.cut();
  const appended = await load(stage, writer, { plan, lastsMs });
  for (const proxy of stage.brokers.proxies) proxy.mend();
  const back = performance.now();
  await scene.settled(60_000);
  const drainedMs = performance.now() - back;
  await Promise.all(feed.subscriptions().map((subscription) => subscription.caughtUp(60_000)));
  const misplaced = [...seen.values()].filter((versions) => versions.some((version, at) => version !== at + 1)).length;
  return outcomeOf(scene, { drained_ms: drainedMs, misplaced_streams: misplaced, appended });
};

/** One broker of three is killed while a journal is written to, and comes back. */
export const brokerKilled: LogTrial = async (stage, { lastsMs, times }) => {
  const scene = await founded(stage);
  await scene.projector();
  const writer = scene.writer('sessions');
  const plan = endlessPlanOf(learners);
  let appended = 0;
  for (let round = 0; round < times; round++) {
    const broker = stage.brokers.brokers[round % stage.brokers.brokers.length];
    const killing = delay(lastsMs / 4).then(() => broker?.kill());
    appended += await load(stage, writer, { plan, lastsMs });
    await killing;
    await broker?.start();
    await stage.brokers.ready();
    await scene.settled(60_000);
  }
  return outcomeOf(scene, { kills: times, appended });
};

/** A log with a company in it, and tables that show it. */
async function founded(stage: LogStage): Promise<Scene> {
  const scene = await stage.scene();
  await scene.writer('directory').append(companyAppends(stage.writing));
  return scene;
}

/** Assessed ones, so that each touches its learner's sums. */
function planOf(people: readonly Learner[]): Rehearsal[] {
  return planRehearsals(people).map((one) => ({ ...one, id: `${one.learner.id}-${one.id}`, assessed: true }));
}

/** The same, over and over, each time under other names. */
function* endlessPlanOf(people: readonly Learner[]): Generator<Rehearsal, void> {
  for (let round = 0; ; round++) yield* planOf(people).map((one) => ({ ...one, id: `${one.id}-${round}` }));
}

function nextOf(plan: Iterator<Rehearsal, void>, count: number): Rehearsal[] {
  return Array.from({ length: count }, () => plan.next().value).flatMap((one) => one ?? []);
}

async function hold(stage: LogStage, writer: Writer, rehearsals: readonly Rehearsal[]): Promise<void> {
  for (const rehearsal of rehearsals) await writer.append(rehearsalAppends(stage.writing, rehearsal));
}

/** Appends until time is up, with a pause after each, every event by itself as turns come. Answers how many there were. */
async function load(
  stage: LogStage,
  writer: Writer,
  { plan, lastsMs }: { plan: Iterator<Rehearsal, void>; lastsMs: number },
): Promise<number> {
  let appended = 0;
  const until = performance.now() + lastsMs;
  while (performance.now() < until)
    for (const append of nextOf(plan, 1).flatMap((one) => rehearsalAppends(stage.writing, one)))
      for (const event of append.events) {
        await writer.append([{ ...append, events: [event] }]);
        appended += 1;
        await delay(5);
      }
  return appended;
}

/** Sessions come until all projectors have stored of them for so long; in the middle of it one of two learners is erased. */
async function whileTheyStore(
  scene: Scene,
  { overlap, lastsMs }: { overlap: Overlap; lastsMs: number },
  people: readonly Learner[] = learners.slice(0, 6),
): Promise<{ sessions: number }> {
  const { stage } = scene;
  const writers = [scene.writer('sessions-0'), scene.writer('sessions-1')];
  const [gone] = learners.slice(-1);
  const plan = planRehearsals(people, A_LEARNER).map((rehearsal) => ({ ...rehearsal, assessed: true }));
  const ofGone = planOf(gone ? [gone] : []).map((rehearsal) => ({ ...rehearsal, id: `gone-${rehearsal.id}` }));
  let sessions = 0;
  const givenUpAt = performance.now() + BEGUN_WITHIN_MS;
  let isErased = false;
  const goesOn = () =>
    overlap.lastedMs === undefined ? performance.now() < givenUpAt : overlap.lastedMs < lastsMs || !isErased;
  for (let place = 0; goesOn(); place++) {
    const again = Math.floor(place / plan.length);
    const next = plan[place % plan.length];
    const rehearsal = next && { ...next, id: `${next.id}-${again}` };
    const two = [rehearsal, ofGone[place % ofGone.length]].slice(0, place < ofGone.length ? 2 : 1);
    await Promise.all(
      writers.map((writer, at) =>
        hold(
          stage,
          writer,
          two.slice(at, at + 1).flatMap((one) => one ?? []),
        ),
      ),
    );
    sessions += two.length;
    if (!isErased && (overlap.lastedMs ?? 0) > lastsMs / 2) {
      isErased = true;
      await erase(scene, gone);
    }
    await delay(20);
  }
  return { sessions };
}

/** Says that somebody is erased. */
export async function erase({ stage, prefix }: Scene, learner: Learner | undefined): Promise<void> {
  if (!learner) throw new Error(`Nobody to be erased in ${prefix}`);
  const data = create(directoryV1.PersonErasedSchema, { personId: learner.id });
  const event: NewEvent = { id: eventId(), occurredAt: stage.clock.now(), data };
  const stream = streamOf.person(stage.writing.organisation, learner.id);
  await stage.written()[0]?.append([appendOf(stage.writing, stream, [event])]);
}

export async function outcomeOf(scene: Scene, counts: Record<string, number>): Promise<LogOutcome> {
  return { events: scene.stage.events().length, differing: await scene.differing(), counts };
}
