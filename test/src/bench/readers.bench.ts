import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { fromBinary } from '@bufbuild/protobuf';
import { scoresV1, topics } from '@repartee/proto';
import type { Message as CloudEventMessage } from 'cloudevents';
import { CloudEvent, Kafka } from 'cloudevents';
import type { KafkaMessage } from 'kafkajs';

import { repositoryRoot } from '../harness/repository.js';
import { LogStage } from '../log-faults/log-stage.js';
import type { Scene } from '../log-faults/log-stage.js';
import { companyAppends, learners } from '../read-side/company.js';
import { planRehearsals, rehearsalAppends } from '../read-side/rehearsals.js';
import type { ReaderTools } from '../readers/tools.js';
import { readerTools, runOrThrow } from '../readers/tools.js';
import type { Measure } from './measure.js';
import { atLeast } from './measure.js';

const SESSIONS = 3;
/** A rehearsal scores four skills. */
const SCORES = SESSIONS * 4;
const SCORED = scoresV1.SkillScoredSchema;

/** Reads one message's bytes on its standard input, by what was made of the published .proto files. */
const READ_IN_PYTHON = `
import sys
sys.path.insert(0, sys.argv[1])
from repartee.scores.v1 import scores_pb2
event = scores_pb2.SkillScored.FromString(sys.stdin.buffer.read())
print(event.placement.session_id, event.skill_id, event.score)
`;

interface Say {
  onMeasured: (measures: readonly Measure[]) => void;
  /** A line for people. */
  say: (line: string) => void;
}

/**
 * Others read the log that is ours: kcat, Python with the .proto files alone, and a library for CloudEvents. Throws with
 * what to do where they are not there.
 */
export async function benchReaders({ onMeasured, say }: Say): Promise<void> {
  const tools = readerTools();
  const folder = mkdtempSync(join(tmpdir(), 'repartee-readers-'));
  const stage = await LogStage.start();
  try {
    const scene = await stage.scene({ proxied: false });
    const writer = scene.writer('one');
    await writer.append(companyAppends(stage.writing));
    for (const one of planRehearsals(learners.slice(0, 1), SESSIONS))
      await writer.append(rehearsalAppends(stage.writing, one));
    await writer.relay.relayed();
    const listed = byKcat(stage, scene);
    listed.slice(0, 3).forEach(say);
    onMeasured([atLeast({ measure: 'kcat_events', value: listed.length, unit: 'events', goal: SCORES })]);
    const messages = await scoredIn(scene);
    const read = byPython({ folder, tools, messages });
    read.slice(0, 3).forEach((line) => say(`python: ${line}`));
    onMeasured([atLeast({ measure: 'python_events_read', value: read.length, unit: 'events', goal: SCORES })]);
    const decoded = byCloudEvents(messages);
    say(`cloudevents: ${decoded[0] ?? ''}`);
    onMeasured([atLeast({ measure: 'cloudevents_decoded', value: decoded.length, unit: 'events', goal: SCORES })]);
  } finally {
    await stage.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One line an event of the scores' topic that kcat says is a SkillScored: key, headers and size. */
function byKcat({ brokers }: LogStage, { prefix }: Scene): string[] {
  const address = brokers.addresses.join(',');
  const said = runOrThrow('kcat', ['-C', '-q', '-e', '-b', address, '-t', `${prefix}${topics.scores}`, '-o', 'beginning', '-f', '%k | %h | %S bytes\\n']); // prettier-ignore
  return String(said)
    .split('\n')
    .filter((line) => line.includes(`ce_type=${SCORED.typeName}`));
}

/** Session, skill and score, a line each, as Python reads them; only those that are what was written. */
function byPython({
  folder,
  tools,
  messages,
}: {
  folder: string;
  tools: ReaderTools;
  messages: readonly KafkaMessage[];
}): string[] {
  const generated = join(folder, 'generated');
  mkdirSync(generated);
  const source = join(repositoryRoot, 'proto');
  const files = ['common/v1/common.proto', 'scores/v1/scores.proto'].map((name) => `repartee/${name}`);
  runOrThrow('protoc', [`-I${source}`, `--python_out=${generated}`, ...files]);
  const script = join(folder, 'read.py');
  writeFileSync(script, READ_IN_PYTHON);
  return messages.flatMap(({ value }) => {
    if (!value) return [];
    const { placement, skillId, score } = fromBinary(SCORED, value);
    const line = String(runOrThrow(tools.python, [script, generated], value)).trim();
    return line === `${placement?.sessionId} ${skillId} ${score ?? 0}` ? [line] : [];
  });
}

/** Those that the library takes for valid and that say what the headers say. */
function byCloudEvents(messages: readonly KafkaMessage[]): string[] {
  return messages.flatMap(({ key, value, headers = {} }) => {
    const texts = Object.fromEntries(Object.entries(headers).map(([name, header]) => [name, String(header)]));
    const event = Kafka.toEvent({ key: String(key), value, body: value, headers: texts } as CloudEventMessage);
    if (!(event instanceof CloudEvent)) return [];
    const isSame = event.id === texts['ce_id'] && event.subject === String(key) && event.type === SCORED.typeName;
    const { id, type, source, subject, time, datacontenttype, specversion } = event;
    return event.validate() && isSame
      ? [JSON.stringify({ specversion, id, type, source, subject, time, datacontenttype })]
      : [];
  });
}

/** The messages of the scores' topic that hold a score. */
async function scoredIn(scene: Scene): Promise<KafkaMessage[]> {
  const { kafka, onCluster } = scene.client();
  const topic = onCluster(topics.scores);
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const expected = ends.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
  const consumer = kafka.consumer({ groupId: onCluster('scored'), maxWaitTimeInMs: 50 });
  const read: KafkaMessage[] = [];
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    const eachMessage = ({ message }: { message: KafkaMessage }) => {
      if (read.push(message) === expected) resolve();
      return Promise.resolve();
    };
    consumer.run({ autoCommit: false, eachMessage }).catch(reject);
  });
  await consumer.disconnect();
  return read.filter(({ headers }) => String(headers?.['ce_type']) === SCORED.typeName);
}
