/** What `bench -- voice` is asked to do. */
export interface VoiceOptions {
  /** So many live sessions at once, one load after the other. */
  loads: readonly number[];
  measureMs: number;
  /** Beside Pipecat. */
  peer: boolean;
  /** A folder that keeps the demo from one run to the next. */
  demo: string | null;
  /** Instead of all that: a load for so long, and what is left of it. */
  soak: { ms: number; sessions: number } | null;
}

const DEFAULTS = { loads: '1,25,100,200', seconds: '20', sessions: '100' } as const;
const names = ['loads', 'seconds', 'demo', 'soak', 'sessions'] as const;
type Name = (typeof names)[number];

/** Reads the arguments. Throws RangeError with a sentence where one of them is not understood. */
export function voiceOptions(args: readonly string[]): VoiceOptions {
  const given = new Map<Name, string>();
  let peer = true;
  for (let at = 0; at < args.length; at++) {
    const name = names.find((one) => args[at] === `--${one}`);
    if (args[at] === '--no-peer') peer = false;
    else if (name === undefined) throw new RangeError(`There is no option "${args[at]}".`);
    else given.set(name, args[++at] ?? '');
  }
  const numbers = (name: keyof typeof DEFAULTS): number[] => (given.get(name) ?? DEFAULTS[name]).split(',').map((text) => numberOf(name, text)); // prettier-ignore
  const minutes = given.get('soak');
  const [sessions = 0] = numbers('sessions');
  const [seconds = 0] = numbers('seconds');
  return {
    ...{ loads: numbers('loads'), measureMs: seconds * 1000, peer, demo: given.get('demo') ?? null },
    soak: minutes === undefined ? null : { ms: numberOf('soak', minutes) * 60_000, sessions },
  };
}

function numberOf(name: Name, text: string): number {
  const number = Number(text);
  if (text === '' || !(number > 0)) throw new RangeError(`--${name} takes a number above 0; "${text}" is none.`);
  return number;
}
