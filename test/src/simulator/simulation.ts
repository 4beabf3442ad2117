import type { Journal } from '@repartee/kernel';
import { SeededRandomness, TimeOrderedIds, toEntry, VirtualClock } from '@repartee/kernel';
import type { ProjectedEvent } from '@repartee/projections';
import { streamOf, topics } from '@repartee/proto';
import type { ScorecardRepository } from '@repartee/scoring';

import { Cluster } from './broker/cluster.js';
import type { NamedFault, PlannedFault } from './faults/fault-plan.js';
import { planFaults } from './faults/fault-plan.js';
import type { Fault, FaultPoint } from './faults/fault-points.js';
import type { StruckFault } from './faults/faults.js';
import { Faults } from './faults/faults.js';
import { Network } from './faults/network.js';
import { startProjecting } from './services/projection-service.js';
import { HeardSessions, startScoring } from './services/scoring-service.js';
import { SimulatedProcess } from './services/simulated-process.js';
import type { Variants } from './services/variants.js';
import { theProducts } from './services/variants.js';
import { World } from './services/world.js';
import { openWriter } from './services/writer.js';
import { ModelStore } from './store/model-store.js';
import { violationsOf } from './verdict/end-state.js';
import type { Violation } from './verdict/violation.js';
import { streamHeadIn } from './verdict/violation.js';
import { Watchman } from './verdict/watchman.js';
import { Trace } from './world/trace.js';
import { ORGANISATION, TALKED_AT } from './writers/conversations.js';
import { JournalFile } from './writers/journal-file.js';
import { Learner } from './writers/learner.js';
import { PlainKeys } from './writers/plain-keys.js';
import { SessionHome } from './writers/session-home.js';
import { Trainer } from './writers/trainer.js';

export interface Simulate {
  seed: number;
  /** One fault at least strikes here. */
  point?: FaultPoint | undefined;
  /** This one strikes there; default: one that the seed draws of those that can. */
  fault?: Fault | undefined;
  /** These strike, in place of what the seed says. */
  plan?: readonly PlannedFault[];
  isTraced?: boolean;
  variants?: Partial<Variants>;
}

export interface Outcome {
  seed: number;
  struck: readonly StruckFault[];
  violations: readonly Violation[];
  /** Told to be on record. */
  acknowledged: number;
  events: number;
  /** Standing in the log more than once. */
  repeatedInLog: number;
  /** How often a process was started again. */
  restarts: number;
  /** Of the virtual clock, in milliseconds. */
  tookMs: number;
  trace: readonly string[];
}

const SESSIONS = 4;
/** Faults strike for so long; then everything that is left has to come to its end. */
const FAULTS_FOR_MS = 60_000;
const REST_WITHIN_MS = 600_000;
const STEP_MS = 5_000;
/** Nothing in a run waits for the machine, so what a timer starts is done in one round. */
const SETTLE_ROUNDS = 1;

const partitions: ReadonlyMap<string, number> = new Map([
  ...Object.values(topics).map((topic): [string, number] => [topic, 1]),
  [topics.sessions, 3],
  [topics.scores, 2],
]);

/** Runs everything under one seed: the same seed runs the same way. */
export async function simulate(asked: Simulate): Promise<Outcome> {
  const run = new Simulation(asked);
  return run.run();
}

class Simulation {
  private readonly clock = new VirtualClock(TALKED_AT, SETTLE_ROUNDS);
  private readonly randomness: SeededRandomness;
  private readonly trace: Trace;
  private readonly faults: Faults;
  private readonly cluster: Cluster;
  private readonly store = new ModelStore();
  private readonly watchman: Watchman;
  private readonly world: World;
  private readonly variants: Variants;
  private readonly files = [new JournalFile(), new JournalFile(), new JournalFile()] as const;
  private readonly homes: readonly SimulatedProcess<SessionHome>[];
  private readonly scoring: SimulatedProcess<Promise<ScorecardRepository>>;
  private readonly projectors: readonly SimulatedProcess<Promise<void>>[];
  private readonly learners: readonly Learner[];
  private readonly trainer: Trainer;
  private corrected: { stream: string; version: number }[] = [];

  constructor(private readonly asked: Simulate) {
    const { clock } = this;
    this.variants = { ...theProducts, ...asked.variants };
    this.randomness = new SeededRandomness(asked.seed);
    this.trace = new Trace(() => clock.now(), asked.isTraced ?? false);
    this.faults = new Faults(asked.plan ?? planFaults(this.randomness, namedIn(asked)), this.trace);
    const network = new Network(clock, this.randomness, this.faults);
    this.cluster = new Cluster({ clock, trace: this.trace, topics: partitions });
    this.watchman = new Watchman(this.cluster, this.store);
    const ids = new TimeOrderedIds(clock, this.randomness);
    const keys = new PlainKeys();
    const { randomness, trace, faults, cluster, store, watchman: watch } = this;
    this.world = new World({ ...{ clock, randomness, ids, keys, trace, faults, network, cluster, store, watch } });
    this.homes = [this.homeOf('home-a', this.files[0]), this.homeOf('home-b', this.files[1])];
    this.scoring = this.scoringOn(this.files[2]);
    this.projectors = ['projections-a', 'projections-b'].map((name) =>
      this.process(name, (life) => startProjecting(this.world, life, this.variants.projections)),
    );
    this.learners = Array.from({ length: SESSIONS }, (_, number) => {
      const home = () => this.homes[number % this.homes.length]?.service;
      const ask = async (...[session, learner, command]: Parameters<SessionHome['execute']>) =>
        (await home()?.execute(session, learner, command)) ?? 0;
      return new Learner(number, { clock, randomness, network, trace, ask });
    });
    this.trainer = new Trainer({ clock, ids, keys, network, scorecards: () => this.scoring.service });
  }

  async run(): Promise<Outcome> {
    const startedAt = this.clock.now();
    [...this.homes, this.scoring, ...this.projectors].forEach((process) => process.start());
    const talks = this.learners.map((learner) => learner.talk());
    const correction = this.trainer.correct('session-0').then((version) => this.noteCorrection(version));
    await this.clock.advance(FAULTS_FOR_MS);
    this.faults.end();
    this.trace.note('', 'from here on nothing goes wrong any more');
    const rested = await this.rest();
    void talks;
    void correction;
    const end = { events: this.events(), acknowledged: this.acknowledged(), cluster: this.cluster, store: this.store };
    const violations = [
      ...this.watchman.violations,
      ...(rested ? [] : [this.restless()]),
      ...(await violationsOf(end)),
    ];
    return {
      ...{ seed: this.asked.seed, struck: this.faults.struck, violations, trace: this.trace.lines() },
      ...{ acknowledged: end.acknowledged.length, events: end.events.length },
      repeatedInLog: [...this.cluster.all().values()].reduce((sum, { high }) => sum + high, 0) - end.events.length,
      restarts: this.processes().reduce((sum, { lives }) => sum + lives - 1, 0),
      tookMs: this.clock.now() - startedAt,
    };
  }

  private processes() {
    return [...this.homes, this.scoring, ...this.projectors];
  }

  private process<Service>(name: string, start: ConstructorParameters<typeof SimulatedProcess<Service>>[0]['start']) {
    const { clock, randomness, trace } = this;
    return new SimulatedProcess<Service>({ name, clock, randomness, trace, start });
  }

  private homeOf(name: string, file: JournalFile): SimulatedProcess<SessionHome> {
    return this.process(name, (life) => {
      const journal = openWriter(this.world, life, { file, step: 'append-turn', relay: this.variants.relay });
      const { keys, ids } = this.world.parts;
      return new SessionHome({ journal, keys, ids });
    });
  }

  private scoringOn(file: JournalFile): SimulatedProcess<Promise<ScorecardRepository>> {
    const heard = new HeardSessions();
    return this.process('scoring', (life) => {
      const journal: Journal = openWriter(this.world, life, { file, step: 'append-score', relay: this.variants.relay });
      return startScoring(this.world, life, { journal, heard });
    });
  }

  private noteCorrection(version: number): void {
    this.trace.note('trainer', `the correction is acknowledged, version ${version}`);
    this.corrected.push({ stream: streamOf.scorecard(ORGANISATION, 'session-0'), version });
  }

  /** Whether everything comes to rest: all is said, shipped, scored and stored. */
  private async rest(): Promise<boolean> {
    for (let waited = 0; waited < REST_WITHIN_MS; waited += STEP_MS) {
      if (this.isAtRest()) return true;
      await this.clock.advance(STEP_MS);
    }
    return false;
  }

  private isAtRest(): boolean {
    if (!this.trainer.isDone || this.learners.some(({ isDone }) => !isDone)) return false;
    const [, , scores] = this.files;
    return this.files.every(({ versions }) =>
      [...versions].every(([stream, version]) => {
        const isScored =
          stream.includes('/scorecard-') || scores.versions.has(stream.replace('/session-', '/scorecard-'));
        return isScored && streamHeadIn(this.store, stream) >= version;
      }),
    );
  }

  private restless(): Violation {
    const talking = this.learners.filter(({ isDone }) => !isDone).length;
    return { invariant: 'comes to rest', detail: `${talking} learners still talk, or something is not stored` };
  }

  private events(): ProjectedEvent[] {
    return this.files.flatMap(({ rows }) =>
      rows.map((row) => {
        const entry = toEntry(row);
        if (entry.kind === 'undecodable') throw new Error(`Undecodable: ${row.id}`);
        return entry.event as ProjectedEvent;
      }),
    );
  }

  private acknowledged(): { stream: string; version: number }[] {
    const said = this.learners.flatMap(({ acknowledged }) => acknowledged);
    return [
      ...said.map(({ sessionId, version }) => ({ stream: streamOf.session(ORGANISATION, sessionId), version })),
      ...this.corrected,
    ];
  }
}

const namedIn = ({ point, fault }: Simulate): NamedFault | undefined =>
  point === undefined ? undefined : { point, fault };
