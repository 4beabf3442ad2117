import { parseArgs } from 'node:util';

import { createKafkaClient } from '../kafka/kafka-client.js';
import { TopicUnfit, ensureTopics } from '../kafka/topics.js';
import { explain } from '../service/explain.js';
import { PinoLog } from '../telemetry/log.js';
import { kafkaCommandConfig } from './config.js';

const HELP = `Makes the topics in Kafka that are not there yet. Run it at each deployment, before the services start.

Usage: npm run -s topics

What is there stays as it is; a topic that would lose events is refused.

Environment:
  KAFKA_BROKERS       brokers as host:port, with commas between
  KAFKA_PREFIX        stands before the name of each topic
  KAFKA_PARTITIONS    of topics that are made (12); the number stands for good
  KAFKA_REPLICATION   copies of each (3 where there are three brokers, else 1)
  KAFKA_TLS, KAFKA_SASL_MECHANISM, ...   as for the services
`;

async function topics(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { help: { type: 'boolean', default: false } } });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const { kafka: source, layout } = kafkaCommandConfig();
  const log = new PinoLog({ service: 'topics', level: 'silent' });
  const made = await ensureTopics({ client: createKafkaClient({ source, clientId: 'topics', log }), ...layout });
  for (const name of made) process.stdout.write(`made   ${name}\n`);
  process.stdout.write(made.length === 0 ? 'All topics are there.\n' : `${made.length} topics made.\n`);
}

topics(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof TopicUnfit ? error.message : explain(error)}\n`);
  process.exitCode = 1;
});
