import { createKafkaClient } from '../kafka/kafka-client.js';
import { isFromKafka, kafkaTroubleOf } from '../kafka/kafka-trouble.js';
import { ensureTopics } from '../kafka/topics.js';
import { PinoLog } from '../telemetry/log.js';
import { CommandProblem, expectNothingElse, readArguments, runCommand } from './command.js';
import { kafkaCommandConfig } from './config.js';
import { kafkaAdvice } from './kafka-advice.js';

const HELP = `Makes the topics in Kafka that are not there yet. Run it at each deployment, before the services start.

Usage: npm run -s topics

What is there stays as it is; a topic that would lose events, or has fewer copies than it is to have, is refused.

Environment:
  KAFKA_BROKERS       brokers as host:port, with commas between
  KAFKA_PREFIX        stands before the name of each topic
  KAFKA_PARTITIONS    of topics that are made (12); the number stands for good
  KAFKA_REPLICATION   copies of each (3 where three brokers are up at the moment, else 1); set it where there are several
  KAFKA_TLS, KAFKA_SASL_MECHANISM, ...   as for the services
`;

const OPTIONS = { help: { type: 'boolean', default: false } } as const;

await runCommand(async (args) => {
  const { values, positionals } = readArguments('topics', OPTIONS, args);
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  expectNothingElse('topics', positionals);
  const { kafka: source, layout } = kafkaCommandConfig();
  const log = new PinoLog({ service: 'topics', level: 'silent' });
  const client = createKafkaClient({ source, clientId: 'topics', log });
  const made = await ensureTopics({ client, ...layout }).catch((cause: unknown) => {
    if (!isFromKafka(cause)) throw cause;
    throw new CommandProblem(`${kafkaAdvice(kafkaTroubleOf(cause), source)} Then run it again.`, { cause });
  });
  for (const name of made) process.stdout.write(`made   ${name}\n`);
  process.stdout.write(made.length === 0 ? 'All topics are there.\n' : `${made.length} topics made.\n`);
  return 0;
});
