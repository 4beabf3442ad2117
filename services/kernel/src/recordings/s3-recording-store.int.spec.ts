import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { S3Server } from '@repartee/brokers';

import { describeRecordingStore } from './recording-store.contract.js';
import { S3RecordingStore } from './s3-recording-store.js';

const REGION = 'us-east-1';

let server: S3Server;

// Where there is none yet, the server is built.
beforeAll(async () => {
  server = await S3Server.start();
}, 600_000);
afterAll(() => server.remove());

const open = (change: Partial<ConstructorParameters<typeof S3RecordingStore>[0]> = {}) => {
  const { url: endpoint, bucket: name, credentials } = server;
  return new S3RecordingStore({ name, region: REGION, endpoint, credentials, ...change });
};

describeRecordingStore('in a bucket of an S3 server', () => {
  const store = open();
  const remove = async () => {
    for await (const { name } of store.list()) await store.remove(name);
  };
  return Promise.resolve({ store, remove });
});

describe('a bucket', () => {
  it('is told of by its fault where the key is not the right one', async () => {
    const stranger = open({ credentials: { accessKeyId: 'repartee', secretAccessKey: 'wrong' } });
    await expect(stranger.put('acme/ada/one', Uint8Array.of(1))).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    });
  });
});
