import type { Keys } from '@repartee/kernel';
import type { RecordedEvent, commonV1 } from '@repartee/proto';

import { phrases } from '../harness/phrases.js';
import type { Person } from './leave-behind.js';
import { recordingsOf } from './leave-behind.js';
import type { ErasureStage } from './stage.js';

/** The phrases that are in a text. */
export const phrasesIn = (text: string): string[] => phrases.filter((phrase) => new RegExp(`${phrase}\\b`).test(text));

/**
 * Everything of a person that whoever has the keys can read, by where it is kept: each sealed text of a log, and the
 * recording, of which there is one beside any log.
 */
export async function withKeys(stage: ErasureStage, person: Person): Promise<ReadonlyMap<string, string>> {
  const keys = await stage.openKeys();
  try {
    const heard = await recording(stage, keys, person);
    const logs = await stage.logs();
    return new Map([...logs].map(([name, events]) => [name, [...textsOf(events, keys, person), heard].join('\n')]));
  } finally {
    await keys.close();
  }
}

function textsOf(events: readonly RecordedEvent[], keys: Keys, { organisation, id }: Person): string[] {
  return events.flatMap(({ id: eventId, data }) =>
    sealedIn(data).flatMap((sealed) => {
      const [, person = ''] = sealed.keyId.split('/');
      return person === id ? (keys.open(sealed, { organisation, person, eventId }) ?? []) : [];
    }),
  );
}

async function recording(stage: ErasureStage, keys: Keys, { organisation, id, session }: Person): Promise<string> {
  const of = { organisation, learnerId: id, sessionId: session };
  const opened = await recordingsOf(stage, keys).open(of);
  const pieces: string[] = [];
  for await (const piece of opened?.read(0, opened.bytes) ?? []) pieces.push(Buffer.from(piece).toString());
  return pieces.join('');
}

/** Every sealed part of a message, however deep. */
function sealedIn(part: unknown): commonV1.Sealed[] {
  if (typeof part !== 'object' || part === null || part instanceof Uint8Array) return [];
  if ('$typeName' in part && part.$typeName === 'repartee.common.v1.Sealed') return [part as commonV1.Sealed];
  return Object.values(part).flatMap(sealedIn);
}
