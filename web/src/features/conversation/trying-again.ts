import type { Problem } from '@repartee/proto';

const FIRST_MS = 500;
const LONGEST_MS = 8000;
const PASSING: readonly number[] = [429, 502, 503, 504];

/** How long to wait before it is tried again, in milliseconds: twice as long each time, up to eight seconds. */
export const waitMs = (tries: number): number => Math.min(LONGEST_MS, FIRST_MS * 2 ** tries);

/** A refusal that may be none a moment later: too much at once, or a server that is about to stop or not up yet. */
export const mayPass = ({ status }: Problem): boolean => PASSING.includes(status);
