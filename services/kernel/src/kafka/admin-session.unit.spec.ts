import { beforeEach, describe, expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';

import { AdminSession } from './admin-session.js';
import type { KafkaClient } from './kafka-client.js';

const { KafkaJSConnectionError, KafkaJSNumberOfRetriesExceeded, KafkaJSProtocolError } = kafkajs;

/** As the library says it: what the broker answered is the cause of having tried in vain. */
function missingTopic(): Error {
  const refusal = Object.assign(new KafkaJSProtocolError('This server does not host this topic'), {
    type: 'UNKNOWN_TOPIC_OR_PARTITION',
  });
  return new KafkaJSNumberOfRetriesExceeded(refusal, { retryCount: 3, retryTime: 1000 });
}

/** An admin that knows the topics `one` and `two`, unless a question is to fail. */
class Library {
  connected = 0;
  disconnected = 0;
  failure: Error | undefined;
  mostAtOnce = 0;
  private atOnce = 0;

  readonly client = {
    kafka: { admin: () => this.admin() },
    onCluster: (name: string) => name,
    inProduct: (name: string) => name,
  } as unknown as KafkaClient;

  private admin() {
    return {
      connect: () => Promise.resolve(void this.connected++),
      disconnect: () => Promise.resolve(void this.disconnected++),
      fetchTopicOffsets: async (topic: string) => {
        this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce);
        await Promise.resolve();
        this.atOnce--;
        if (this.failure) return Promise.reject(this.failure);
        if (!['one', 'two'].includes(topic)) return Promise.reject(missingTopic());
        return Promise.resolve([{ partition: 0, offset: '7', low: '2', high: '7' }]);
      },
    };
  }
}

describe('questions to the cluster', () => {
  let library: Library;
  let session: AdminSession;

  beforeEach(() => {
    library = new Library();
    session = new AdminSession(library.client);
  });

  it('share a connection, which a missing topic leaves to the others', async () => {
    const [, missing] = await Promise.allSettled([session.ends(['one']), session.ends(['two', 'absent'])]);

    expect(missing).toMatchObject({ status: 'rejected', reason: { code: 'topic_missing' } });
    expect(await session.endsOfPresent(['one', 'absent', 'two'])).toEqual(
      new Map([['one/0', { low: 2, high: 7 }], ['two/0', { low: 2, high: 7 }]]), // prettier-ignore
    );
    expect(library).toMatchObject({ connected: 1, disconnected: 0, mostAtOnce: 1 });
  });

  it('are asked on a new connection where the old one broke', async () => {
    library.failure = new KafkaJSConnectionError('Closed connection');
    await expect(session.endsOfPresent(['one'])).rejects.toMatchObject({ code: 'kafka_away' });
    library.failure = undefined;
    await session.ends(['one']);

    expect(library).toMatchObject({ connected: 2, disconnected: 1 });
  });

  it('may be asked again where the library stumbles over a topic without leaders', async () => {
    library.failure = new TypeError("Cannot destructure property 'partitions' of 'high.pop(...)' as it is undefined.");
    await expect(session.ends(['one'])).rejects.toMatchObject({ code: 'kafka_away' });
    library.failure = undefined;

    expect(await session.ends(['one'])).toEqual(new Map([['one/0', { low: 2, high: 7 }]]));
  });
});
