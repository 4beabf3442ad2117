import type { Keys } from '@repartee/kernel';
import { SqliteJournal, SqliteKeys, dataFolder, masterKeyFrom } from '@repartee/kernel';
import type { commonV1 } from '@repartee/proto';

import { phrases } from '../../harness/phrases.js';
import type { Standalone } from '../../harness/standalone.js';
import type { Person } from './leave-behind.js';
import { recordingsOf } from './leave-behind.js';

/** The phrases that are in a text. */
export const phrasesIn = (text: string): string[] => phrases.filter((phrase) => new RegExp(`${phrase}\\b`).test(text));

/** The keys as they are stored now; none is remembered from before. */
export function keysOf(server: Standalone): Keys {
  const folder = dataFolder(server.dataFolder);
  return SqliteKeys.open(folder.keys, masterKeyFrom(folder.masterKey));
}

/** Everything of a person that whoever has the keys can read: each sealed text of the log, and the recording. */
export async function withKeys(server: Standalone, { organisation, id, session }: Person): Promise<string> {
  const keys = keysOf(server);
  const journal = SqliteJournal.openReadOnly(dataFolder(server.dataFolder).journal);
  const { entries } = journal.readAll({ afterSequence: 0, limit: 10_000_000 });
  await journal.close();
  const texts = entries.flatMap((entry) => {
    if (entry.kind !== 'event') return [];
    const { id: eventId, data } = entry.event;
    return sealedIn(data).flatMap((sealed) => {
      const [, person = ''] = sealed.keyId.split('/');
      return person === id ? (keys.open(sealed, { organisation, person, eventId }) ?? []) : [];
    });
  });
  const of = { organisation, learnerId: id, sessionId: session };
  const recording = await recordingsOf(server, keys).open(of);
  for await (const piece of recording?.read(0, recording.bytes) ?? []) texts.push(Buffer.from(piece).toString());
  await keys.close();
  return texts.join('\n');
}

/** Every sealed part of a message, however deep. */
function sealedIn(part: unknown): commonV1.Sealed[] {
  if (typeof part !== 'object' || part === null || part instanceof Uint8Array) return [];
  if ('$typeName' in part && part.$typeName === 'repartee.common.v1.Sealed') return [part as commonV1.Sealed];
  return Object.values(part).flatMap(sealedIn);
}
