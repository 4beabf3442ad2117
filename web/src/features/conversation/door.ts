import type { Problem } from '@repartee/proto';

import { asProblem, hasCode } from '../../api/problem-error.js';
import { mayPass, waitMs } from './trying-again.js';

export interface DoorParts {
  /** Tries to connect; what comes of it is told by `opened` or `turnedAway`. */
  knock: () => void;
  /** Renews the sign-in. Throws ProblemError. */
  renew: () => Promise<unknown>;
  /** Nobody gets in with this, however often it is tried. */
  refused: (problem: Problem) => void;
  /** Runs something later; returns the way to call it off. */
  later: (ms: number, run: () => void) => () => void;
}

/**
 * What follows where the server turns a connection away, after which the library does not try again. A pass that has run
 * out is renewed; that, and what may pass, is tried for as long as it takes, each time later.
 */
export const createDoor = ({ knock, renew, refused, later }: DoorParts) => {
  let tries = 0;
  let isClosed = false;
  let callOff = (): void => {};

  const tryLater = (run: () => void): void => {
    callOff = later(waitMs(tries), run);
    tries += 1;
  };

  const renewed = async (): Promise<void> => {
    try {
      await renew();
      if (!isClosed) knock();
    } catch (error) {
      if (isClosed) return;
      const problem = asProblem(error);
      if (hasCode(error, 'offline') || problem.status >= 500 || mayPass(problem)) tryLater(() => void renewed());
      else refused(problem);
    }
  };

  return {
    turnedAway: (problem: Problem): void => {
      if (problem.status === 401 && tries === 0) {
        tries = 1;
        void renewed();
      } else if (problem.status === 401) tryLater(() => void renewed());
      else if (mayPass(problem)) tryLater(knock);
      else refused(problem);
    },
    opened: (): void => void (tries = 0),
    close: (): void => {
      isClosed = true;
      callOff();
    },
  };
};
