import { fromBinary } from '@bufbuild/protobuf';
import { fromMessage } from '@repartee/kernel';
import { sessionsV1, topics } from '@repartee/proto';

import type { LoggedEvent } from '../broker-kills/turn-account.js';
import { everyMessage } from './topic-messages.js';

/** All that the log has of sessions, each session's in the order in which it lies there. */
export async function sessionEvents(brokers: readonly string[]): Promise<LoggedEvent[]> {
  const events: LoggedEvent[] = [];
  await everyMessage({ brokers, topics: topics.sessions }, ({ topic, message }) => {
    const { stream = '', type, version = 0 } = fromMessage(topic, message) ?? {};
    const [, sessionId] = /\/session-(.+)$/.exec(stream) ?? [];
    if (sessionId !== undefined) events.push({ sessionId, version, clientTurnId: clientTurnIdOf(type, message.value) });
  });
  return events;
}

function clientTurnIdOf(type: string | undefined, data: Uint8Array | null): string | undefined {
  const { TurnSpokenSchema } = sessionsV1;
  return type === TurnSpokenSchema.typeName && data ? fromBinary(TurnSpokenSchema, data).clientTurnId : undefined;
}
