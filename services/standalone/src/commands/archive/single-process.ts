import { CommandProblem } from '@repartee/kernel';

import { readLogConfig } from '../../config.js';

/**
 * Throws CommandProblem where the log is on Kafka. A journal that is put back there may be behind what Kafka has of it, and
 * its service would give versions of its streams a second time.
 */
export function refuseOnCluster(): void {
  const { kafka } = readLogConfig();
  if (kafka)
    throw new CommandProblem(
      'Where services run on Kafka, this backs up and restores nothing: deploy/README.md says what to keep there, and in which order.',
    );
}
