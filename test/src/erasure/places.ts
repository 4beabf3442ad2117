import { contentsOf, filesBelow } from '../harness/files-below.js';
import { rowsAt } from '../harness/traces.js';

/** Something that is searched: a file, a message, the rows of a table, what a process has said. */
export interface Place {
  name: string;
  content: Buffer;
}

/** Every file below a folder, but those that are passed over. */
export function* filesIn(folder: string, isPassedOver: (file: string) => boolean = () => false): Generator<Place> {
  for (const file of filesBelow(folder))
    if (!isPassedOver(file)) yield { name: `file ${file}`, content: contentsOf(file) };
}

/** Every row of every table of a ClickHouse server, also of those that others have replaced. */
export async function* tablesIn(credentials: string): AsyncGenerator<Place> {
  for (const row of (await rowsAt(credentials)).split('\n'))
    yield { name: `table ${row.slice(0, row.indexOf(' '))}`, content: Buffer.from(row) };
}

/** In which places each of these words stands, each place once. */
export async function search(
  places: AsyncIterable<Place>,
  words: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map(words.map((word) => [word, new Set<string>()]));
  for await (const { name, content } of places)
    for (const [word, where] of found) if (content.includes(word)) where.add(name);
  return found;
}
