import type { Language } from '@repartee/proto';
import { readTurn } from '../recognisers/index.js';
import { contradictionIn } from './contradiction.js';
import type { LedgerEntry } from './dialogue-state.js';
import { entriesOf } from './ledger.js';
import { createTestPlay } from './play.fixture.js';

const play = createTestPlay();

/** What the last of these turns contradicts, as `type: before > now`. */
export const noticed = (language: Language, ...turns: string[]): string | null => {
  const ledger: LedgerEntry[] = [];
  let found: string | null = null;
  for (const [index, text] of turns.entries()) {
    const reading = readTurn({ text, language, play });
    const now = entriesOf(reading, index + 1);
    const contradiction = contradictionIn(ledger, reading, now, language);
    found = contradiction && `${contradiction.type}: ${contradiction.before} > ${contradiction.now}`;
    ledger.push(...now);
  }
  return found;
};
