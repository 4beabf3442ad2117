/** One process as something in deploy/ starts it. */
export interface Deployed {
  /** compose: cockpit */
  name: string;
  /** The built file that it runs: services/cockpit/dist/main.js */
  main: string;
  /** Variables that are given; of secrets a sample. */
  environment: Readonly<Record<string, string>>;
  /** Folders that may be written to, and files that are put in. */
  writable: readonly string[];
  files: readonly string[];
  /** Folders that are put in, with files that others may put others in the place of. */
  folders?: readonly string[];
  /** Ports that others reach it on. */
  ports: readonly number[];
  probes: readonly string[];
  /** How long it has, once it is asked to end. */
  graceSeconds: number;
}

/** The service or command: cockpit, topics. */
export function programOf({ main }: Pick<Deployed, 'main'>): string {
  const [, service, command] = /^services\/([a-z]+)\/dist\/(?:main|commands\/([a-z-]+))\.js$/.exec(main) ?? [];
  if (service === undefined) throw new Error(`${main} is no file of a service.`);
  return command ?? service;
}
