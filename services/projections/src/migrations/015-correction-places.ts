import type { Migration } from '@repartee/kernel';
import { addPlaces, dropPlaces } from './table.js';

/** Where the event of a correction stands in the log: agreement rests on the answers that corrections took the place of. */
export const correctionPlaces: Migration = {
  number: 15,
  name: 'correction_places',
  up: [addPlaces('corrections')],
  down: [dropPlaces('corrections')],
};
