export type Command = readonly [program: string, ...args: string[]];

/** The command on one core of the machine, with all processes that it starts; on any where none is named, or not on Linux. */
export const onCore = (core: number | undefined, command: Command): Command =>
  core === undefined || process.platform !== 'linux' ? command : ['taskset', '-c', String(core), ...command];
