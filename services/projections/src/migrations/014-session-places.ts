import type { Migration } from '@repartee/kernel';
import { addPlaces, dropPlaces } from './table.js';

const tables = ['session_ends', 'shifts', 'scorecards', 'key_moments'];

/** Where the events behind a single session's figures stand in the log, as migration 10 says it of sessions and scores. */
export const sessionPlaces: Migration = {
  number: 14,
  name: 'session_places',
  up: tables.map(addPlaces),
  down: tables.map(dropPlaces),
};
