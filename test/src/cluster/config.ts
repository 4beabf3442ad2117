import { commonVariables, loadConfig } from '@repartee/kernel';
import type { Environment } from '@repartee/kernel';
import { Password } from '@repartee/proto';
import { z } from 'zod';

const Variables = z.object({
  PORT: commonVariables.PORT,
  REPARTEE_DEMO_PASSWORD: Password.optional(),
  /** `small`: the same two organisations with little history. */
  REPARTEE_DEMO_SIZE: z.enum(['full', 'small']).default('full'),
});

export interface ClusterConfig {
  /** Of the edge, where people open it; 0: any free one. */
  port: number;
  /** Undefined: one is made. */
  demoPassword: string | undefined;
  demoSize: 'full' | 'small';
}

/** Reads the environment. Throws ConfigError with a sentence for each value that cannot be used. */
export function clusterConfig(environment: Environment = process.env): ClusterConfig {
  const read = loadConfig(Variables, environment);
  return { port: read.PORT, demoPassword: read.REPARTEE_DEMO_PASSWORD, demoSize: read.REPARTEE_DEMO_SIZE };
}
