/** What can go wrong at a point. */
export type Fault =
  /** The process is killed there. */
  | 'crash'
  /** The machine loses its power there: what was not yet on the disk is gone too. */
  | 'power-lost'
  | 'request-lost'
  | 'response-lost'
  /** The request comes so late that nobody waits for its answer any more. */
  | 'request-late'
  | 'response-slow'
  /** The request is delivered twice. */
  | 'twice'
  /** The other side cannot be reached for a while. */
  | 'away'
  /** A partition's leader is another broker from now on. */
  | 'leader-moves'
  /** The group takes the member for dead, though it lives and goes on. */
  | 'put-out';

const sending: readonly Fault[] = ['crash', 'request-lost', 'request-late', 'away'];
const hearing: readonly Fault[] = ['crash', 'response-lost', 'response-slow'];
const within: readonly Fault[] = ['crash'];
/** Of whoever writes a journal, or notes in it. */
const writing: readonly Fault[] = ['crash', 'power-lost'];

/** Where a process asks somebody else, on the way there and on the way back. */
const exchanges = [
  'producer-id',
  'produce',
  'fetch',
  'commit',
  'join',
  'ask-log',
  'insert-sessions',
  'insert-turns',
  'insert-shifts',
  'insert-session-ends',
  'insert-scorecards',
  'insert-skill-scores',
  'insert-criterion-answers',
  'insert-key-moments',
  'insert-corrections',
  'insert-heads',
  'insert-position',
  'compute-rollup',
  'read-store',
] as const;

/** Where a process does something by itself, just before and just after. */
const steps = ['append-turn', 'append-score', 'note-acknowledged', 'handle-batch'] as const;

export type Exchange = (typeof exchanges)[number] | 'say';
export type Step = (typeof steps)[number];
export type FaultPoint =
  | `${Exchange}.request`
  | `${Exchange}.response`
  | `before-${Step}`
  | `after-${Step}`
  | 'relay-read'
  | 'leader'
  | 'member';

/** Every point by name, with what can happen there. */
export const faultPoints: ReadonlyMap<FaultPoint, readonly Fault[]> = new Map<FaultPoint, readonly Fault[]>([
  ['say.request', ['request-lost', 'request-late', 'twice']],
  ['say.response', ['response-lost', 'response-slow']],
  ...steps.flatMap((step): [FaultPoint, readonly Fault[]][] => {
    const faults = step === 'handle-batch' ? within : writing;
    return [
      [`before-${step}`, faults],
      [`after-${step}`, faults],
    ];
  }),
  ['relay-read', writing],
  ['leader', ['leader-moves']],
  ['member', ['put-out']],
  ...exchanges.flatMap((exchange): [FaultPoint, readonly Fault[]][] => [
    [`${exchange}.request`, exchange.startsWith('insert') ? [...sending, 'twice'] : sending],
    [`${exchange}.response`, hearing],
  ]),
]);

/** What strikes for certain where somebody names the point alone: the process is killed there, where one can be. */
export function faultImpliedBy(point: FaultPoint | undefined): Fault | undefined {
  return point !== undefined && faultPoints.get(point)?.includes('crash') ? 'crash' : undefined;
}

export function isFaultPoint(name: string): name is FaultPoint {
  return (faultPoints as ReadonlyMap<string, unknown>).has(name);
}
