import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';

import type { StoredRecording } from './recording-store.js';
import { RecordingStore } from './recording-store.js';

const CONNECT_LIMIT_MS = 5_000;
const ANSWER_LIMIT_MS = 60_000;
const ATTEMPTS = 3;

/** Where a bucket is, and what it is opened with. */
export interface Bucket {
  name: string;
  region: string;
  /** Of a server other than Amazon's, such as http://127.0.0.1:7070. */
  endpoint?: string;
  /** Unset: as the machine itself is let in, by its role. */
  credentials?: { accessKeyId: string; secretAccessKey: string };
}

/** Recordings in a bucket of Amazon S3, or of any server that speaks its language. */
export class S3RecordingStore extends RecordingStore {
  private readonly client: S3Client;

  constructor(private readonly bucket: Bucket) {
    super();
    const { region, endpoint, credentials } = bucket;
    this.client = new S3Client({
      region,
      maxAttempts: ATTEMPTS,
      requestHandler: { connectionTimeout: CONNECT_LIMIT_MS, requestTimeout: ANSWER_LIMIT_MS },
      // Names of buckets below a server's own name need a certificate and an entry in DNS for each.
      ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
      ...(credentials && { credentials }),
    });
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    await this.client.send(new PutObjectCommand({ ...this.of(name), Body: bytes }));
  }

  async read(name: string, from: number, to: number): Promise<Uint8Array | null> {
    if (to <= from) return new Uint8Array();
    try {
      const { Body } = await this.client.send(new GetObjectCommand({ ...this.of(name), Range: `bytes=${from}-${to - 1}` })); // prettier-ignore
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    } catch (error) {
      if (!(error instanceof S3ServiceException)) throw error;
      const { httpStatusCode } = error.$metadata;
      if (httpStatusCode === 404) return null;
      // Beyond the end there is nothing.
      if (httpStatusCode === 416) return new Uint8Array();
      throw error;
    }
  }

  async *list(within = ''): AsyncGenerator<StoredRecording> {
    const search = { Bucket: this.bucket.name, ...(within !== '' && { Prefix: `${within}/` }) };
    for await (const { Contents = [] } of paginateListObjectsV2({ client: this.client }, search)) {
      for (const { Key, Size = 0, LastModified } of Contents)
        if (Key !== undefined) yield { name: Key, bytes: Size, storedAt: LastModified?.getTime() ?? 0 };
    }
  }

  async remove(name: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand(this.of(name)));
  }

  private of(name: string) {
    return { Bucket: this.bucket.name, Key: name };
  }
}
