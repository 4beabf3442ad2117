import * as catalog from '@repartee/catalog';
import * as cockpit from '@repartee/cockpit';
import * as directory from '@repartee/directory';
import * as edge from '@repartee/edge';
import type { Environment } from '@repartee/kernel';
import { kafkaCommandConfig, kafkaCommandVariables } from '@repartee/kernel';
import * as projections from '@repartee/projections';
import * as scoring from '@repartee/scoring';
import * as sessions from '@repartee/sessions';
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

/** The schemas of variables that a project lets others see, by their names. A service lets see all that it reads by. */
export function schemasOf(project: object): Record<string, { shape: object }> {
  const exported = Object.entries(project as Readonly<Record<string, unknown>>);
  return Object.fromEntries(
    exported.flatMap(([name, schema]) =>
      name.endsWith('Variables') ? [[name, schema as { shape: object }] as const] : [],
    ),
  );
}

export const services = { directory, catalog, sessions, scoring, projections, cockpit, edge };
const namesReadBy = (service: object): string[] => namesOf(...Object.values(schemasOf(service)));
/** What Node reads in place of a program, wherever one speaks TLS. */
const READ_BY_NODE = ['NODE_EXTRA_CA_CERTS'];

/** What each program reads, by the schemas with which it reads it. */
export const reads: Readonly<Record<string, Reads>> = {
  directory: {
    names: [...namesReadBy(directory), ...READ_BY_NODE],
    read: directory.directoryServiceConfig,
    port: defaultPort(directory.directoryVariables),
  },
  catalog: {
    names: [...namesReadBy(catalog), ...READ_BY_NODE],
    read: catalog.catalogServiceConfig,
    port: defaultPort(catalog.catalogVariables),
  },
  sessions: {
    names: [...namesReadBy(sessions), ...READ_BY_NODE],
    read: sessions.sessionsConfig,
    port: defaultPort(sessions.sessionsVariables),
  },
  scoring: {
    names: [...namesReadBy(scoring), ...READ_BY_NODE],
    read: scoring.scoringConfig,
    port: defaultPort(scoring.scoringVariables),
  },
  projections: {
    names: [...namesReadBy(projections), ...READ_BY_NODE],
    read: projections.projectionsConfig,
    port: defaultPort(projections.projectionsVariables),
  },
  cockpit: {
    names: [...namesReadBy(cockpit), ...READ_BY_NODE],
    read: cockpit.cockpitConfig,
    port: defaultPort(cockpit.cockpitVariables),
  },
  edge: { names: namesReadBy(edge), read: edge.edgeConfig, port: defaultPort(edge.edgeVariables) },
  topics: { names: [...namesOf(kafkaCommandVariables), ...READ_BY_NODE], read: kafkaCommandConfig, port: undefined },
  relay: { names: [...namesOf(kafkaCommandVariables), ...READ_BY_NODE], read: kafkaCommandConfig, port: undefined },
  standalone: { names: namesOf(standaloneVariables), read: readConfig, port: defaultPort(standaloneVariables) },
};
