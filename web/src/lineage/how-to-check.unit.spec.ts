import { describe, expect, it } from 'vitest';

import { commandFor, isInJournal } from './how-to-check.js';

describe('the command that shows an event', () => {
  it('asks the journal of the data folder for its entry', () => {
    const place = { topic: 'repartee.scores.v1', partition: 'journal', offset: 4711 };
    expect(isInJournal(place)).toBe(true);
    expect(commandFor(place)).toBe(
      'sqlite3 -readonly "${REPARTEE_DATA:-data}/journal.sqlite" "SELECT * FROM events WHERE sequence = 4711"',
    );
  });

  it('asks Kafka for one message of a partition, under the prefix of this installation', () => {
    expect(commandFor({ topic: 'repartee.scores.v1', partition: '3', offset: 0 })).toBe(
      'kcat -C -b "$KAFKA_BROKERS" -t "${KAFKA_PREFIX}repartee.scores.v1" -p 3 -o 0 -c 1 -f \'%h\\n%s\\n\'',
    );
  });
});
