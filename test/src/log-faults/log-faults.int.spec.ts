import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { interruptedRebuild } from './interrupted-rebuild.js';
import { LogStage } from './log-stage.js';
import { poisonEvents } from './poison.js';
import type { Effort, LogTrial } from './trials.js';
import {
  brokerKilled,
  clickhouseRestarted,
  kafkaAway,
  lostInsertResponses,
  lostProduceResponses,
  oneLearnersSlice,
  twoProjectorsOnePartition,
} from './trials.js';

/** A little of each; `npm run -s bench -- faults` does more, and longer, and holds the limits of time. */
const short: Effort = { times: 3, lastsMs: 4000 };

describe('when something between writers, log and tables fails', () => {
  let stage: LogStage;

  beforeAll(async () => {
    stage = await LogStage.start();
  }, 180_000);

  afterAll(() => stage.stop());

  it.each<[string, LogTrial]>([
    ['brokers’ answers are lost to three publishers', lostProduceResponses],
    ['ClickHouse’s answers to inserts are lost', lostInsertResponses],
  ])('the tables are what was written: %s', async (_, trial) => {
    const { differing, counts, events } = await trial(stage, short);

    expect(differing).toEqual([]);
    expect(events).toBeGreaterThan(0);
    expect(counts['answers_lost']).toBeGreaterThanOrEqual(short.times);
  });

  it('the tables are what was written: ClickHouse is killed during an insert', async () => {
    const { differing, counts } = await clickhouseRestarted(stage, { ...short, times: 1 });

    expect(differing).toEqual([]);
    expect(counts['rounds_without_cut']).toBe(0);
  });

  it.each<[string, LogTrial]>([
    ['two projectors store the same partitions', twoProjectorsOnePartition],
    ['two projectors touch one learner’s sums', oneLearnersSlice],
  ])('the tables are what was written: %s', async (_, trial) => {
    const { differing, counts } = await trial(stage, short);

    expect(differing).toEqual([]);
    // Each of them stored something while the other one did.
    expect(counts['stored_by_each']).toBeGreaterThan(0);
  });

  it('writers go on while Kafka is away, and all of it is there soon after it is back, in order', async () => {
    const { differing, counts } = await kafkaAway(stage, short);

    expect(differing).toEqual([]);
    expect(counts['misplaced_streams']).toBe(0);
    expect(counts['appended']).toBeGreaterThan(0);
    expect(counts['drained_ms']).toBeLessThan(60_000);
  });

  it('events that no release should write hold up their streams alone; a release that knows one repairs it', async () => {
    const { differing, counts } = await poisonEvents(stage, short);

    expect(differing).toEqual([]);
    expect(counts).toMatchObject({ parked_streams: 5, parked_events: 10, left_after_replay: 4, repaired_head: 2 });
    expect(counts['misplaced_streams']).toBe(0);
    expect(counts['recovered_ms']).toBeLessThan(5000);
  });

  it('a rebuild that was interrupted, and died, goes on from where it was, without whoever was erased meanwhile', async () => {
    const { differing, counts } = await interruptedRebuild(stage, short);

    expect(differing).toEqual([]);
    expect(counts['deaths']).toBe(1);
    expect(counts['interrupted_at']).toBeGreaterThan(0);
    expect(counts['gone_on_from']).toBe(counts['interrupted_at']);
  });
});

/** What learners wait meanwhile is asked of the services themselves, by `npm run -s bench -- faults broker-killed`. */
describe('when one of three brokers is killed while a journal is written to', () => {
  let stage: LogStage;

  beforeAll(async () => {
    stage = await LogStage.start(3);
  }, 180_000);

  afterAll(() => stage.stop());

  it('all of it comes into the log and the tables', async () => {
    const { differing, counts } = await brokerKilled(stage, { times: 1, lastsMs: 6000 });

    expect(differing).toEqual([]);
    expect(counts['appended']).toBeGreaterThan(0);
  });
});
