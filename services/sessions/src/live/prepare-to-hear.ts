import { preparingToRead } from '@repartee/dialogue';
import type { Log } from '@repartee/kernel';

import { preparingToAnswer } from './domain/preparing-to-answer.js';
import type { LiveSession } from './domain/session.js';

/** Makes ready what reading the learner's first turn and answering it take, a step at a time: whoever else talks is answered in between. */
export function prepareToHear(session: LiveSession, log: Log): void {
  const steps = preparing(session);
  const next = (): void => {
    try {
      if (!steps.next().done) setImmediate(next);
    } catch (err) {
      log.error({ err, scenario: session.play.scenario.id }, 'The words of a scenario cannot be prepared');
    }
  };
  setImmediate(next);
}

function* preparing(session: LiveSession): Generator<void> {
  yield* preparingToRead(session.play, session.opening.language);
  yield* preparingToAnswer(session);
}
