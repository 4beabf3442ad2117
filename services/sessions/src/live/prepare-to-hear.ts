import { preparingToRead } from '@repartee/dialogue';
import type { Play } from '@repartee/dialogue';
import type { Log } from '@repartee/kernel';
import type { Language } from '@repartee/proto';

/** Makes ready what reading the learner's first turn takes, a step at a time: whoever else talks is answered in between. */
export function prepareToHear(play: Play, language: Language, log: Log): void {
  const steps = preparingToRead(play, language);
  const next = (): void => {
    try {
      if (!steps.next().done) setImmediate(next);
    } catch (err) {
      log.error({ err, scenario: play.scenario.id }, 'The words of a scenario cannot be prepared');
    }
  };
  setImmediate(next);
}
