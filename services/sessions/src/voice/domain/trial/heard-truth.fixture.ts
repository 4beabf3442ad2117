import type { PersonaCommit } from '../output.js';
import { spokenWords } from '../speaking/word-times.js';
import type { Trial } from './trial.fixture.js';

export interface Compared {
  /** On record, although their sound had not come to its end. */
  unheard: number;
  /** Heard to their end, and not on record. */
  missing: number;
}

/** What the record claims of a persona's turn, beside what really sounded at the client. */
export function compareWithTruth(trial: Trial, commit: PersonaCommit, epoch: number): Compared {
  const claimed = spokenWords(commit.text).length;
  let heard = 0;
  for (let segment = 0; ; segment++) {
    const sound = trial.sounds.get(`${epoch}/${segment}`);
    if (!sound) break;
    const sounded = trial.player.sounded.get(`${epoch}/${segment}`) ?? 0;
    heard += sound.words.filter(({ end }) => end <= sounded).length;
  }
  return { unheard: Math.max(0, claimed - heard), missing: Math.max(0, heard - claimed) };
}
