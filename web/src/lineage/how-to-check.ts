import type { RestsOn } from '@repartee/proto';

/** The one partition of a log that is no Kafka. */
const JOURNAL = 'journal';

export const isInJournal = ({ partition }: Pick<RestsOn, 'partition'>): boolean => partition === JOURNAL;

/**
 * The command that shows the event at its place, whatever this product thinks of it, under the names of the README:
 * REPARTEE_DATA and KAFKA_PREFIX count where they are set.
 */
export const commandFor = (place: Pick<RestsOn, 'topic' | 'partition' | 'offset'>): string =>
  isInJournal(place)
    ? `sqlite3 -readonly "\${REPARTEE_DATA:-data}/journal.sqlite" "SELECT * FROM events WHERE sequence = ${place.offset}"`
    : `kcat -C -b "$KAFKA_BROKERS" -t "\${KAFKA_PREFIX}${place.topic}" -p ${place.partition} -o ${place.offset} -c 1 -f '%h\\n%s\\n'`;
