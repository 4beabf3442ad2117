import { catalogServiceConfig, catalogVariables } from '@repartee/catalog';
import { cockpitConfig, cockpitVariables } from '@repartee/cockpit';
import { directoryServiceConfig, directoryVariables, mailVariables } from '@repartee/directory';
import { edgeConfig, edgeVariables } from '@repartee/edge';
import type { Environment } from '@repartee/kernel';
import { kafkaCommandConfig, kafkaCommandVariables } from '@repartee/kernel';
import { projectionsConfig, projectionsVariables } from '@repartee/projections';
import { scoringConfig, scoringVariables } from '@repartee/scoring';
import { sessionsConfig, sessionsVariables } from '@repartee/sessions';
import { readConfig, standaloneVariables } from '@repartee/standalone';

export interface Reads {
  /** Names of the variables that it knows. */
  names: readonly string[];
  /** Throws ConfigError where the environment will not do. */
  read: (environment: Environment) => unknown;
  /** Undefined for what listens nowhere. */
  port: number | undefined;
}

/** Where none is set. */
const defaultPort = (schema: { shape: { PORT: { parse: (value: unknown) => number } } }): number =>
  schema.shape.PORT.parse(undefined);
const namesOf = (...schemas: { shape: object }[]): string[] => schemas.flatMap(({ shape }) => Object.keys(shape));

/** What each program reads, by the schema with which it reads it. */
export const reads: Readonly<Record<string, Reads>> = {
  directory: {
    names: namesOf(directoryVariables, mailVariables),
    read: directoryServiceConfig,
    port: defaultPort(directoryVariables),
  },
  catalog: { names: namesOf(catalogVariables), read: catalogServiceConfig, port: defaultPort(catalogVariables) },
  sessions: { names: namesOf(sessionsVariables), read: sessionsConfig, port: defaultPort(sessionsVariables) },
  scoring: { names: namesOf(scoringVariables), read: scoringConfig, port: defaultPort(scoringVariables) },
  projections: {
    names: namesOf(projectionsVariables),
    read: projectionsConfig,
    port: defaultPort(projectionsVariables),
  },
  cockpit: { names: namesOf(cockpitVariables), read: cockpitConfig, port: defaultPort(cockpitVariables) },
  edge: { names: namesOf(edgeVariables), read: edgeConfig, port: defaultPort(edgeVariables) },
  topics: { names: namesOf(kafkaCommandVariables), read: kafkaCommandConfig, port: undefined },
  standalone: { names: namesOf(standaloneVariables), read: readConfig, port: defaultPort(standaloneVariables) },
};
