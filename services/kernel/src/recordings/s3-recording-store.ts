import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';

import type { StoredRecording } from './recording-store.js';
import { RecordingStore } from './recording-store.js';

const CONNECT_LIMIT_MS = 5_000;
const ANSWER_LIMIT_MS = 60_000;
const ATTEMPTS = 3;

/** Loaded where there is a bucket: a server that keeps its recordings in a folder starts without. */
const loadLibrary = () => import('@aws-sdk/client-s3');
type Library = Awaited<ReturnType<typeof loadLibrary>>;

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
  private readonly opened: Promise<{ s3: Library; client: S3Client }>;

  constructor(private readonly bucket: Bucket) {
    super();
    this.opened = loadLibrary().then((s3) => ({ s3, client: new s3.S3Client(settingsOf(bucket)) }));
    // Whoever asks for something is told.
    this.opened.catch(() => undefined);
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    const { s3, client } = await this.opened;
    await client.send(new s3.PutObjectCommand({ ...this.of(name), Body: bytes }));
  }

  async read(name: string, from: number, to: number): Promise<Uint8Array | null> {
    if (to <= from) return new Uint8Array();
    const { s3, client } = await this.opened;
    try {
      const { Body } = await client.send(new s3.GetObjectCommand({ ...this.of(name), Range: `bytes=${from}-${to - 1}` })); // prettier-ignore
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    } catch (error) {
      if (!(error instanceof s3.S3ServiceException)) throw error;
      const { httpStatusCode } = error.$metadata;
      if (httpStatusCode === 404) return null;
      // Beyond the end there is nothing.
      if (httpStatusCode === 416) return new Uint8Array();
      throw error;
    }
  }

  async *list(within = ''): AsyncGenerator<StoredRecording> {
    const { s3, client } = await this.opened;
    const search = { Bucket: this.bucket.name, ...(within !== '' && { Prefix: `${within}/` }) };
    for await (const { Contents = [] } of s3.paginateListObjectsV2({ client }, search)) {
      for (const { Key, Size = 0, LastModified } of Contents)
        if (Key !== undefined) yield { name: Key, bytes: Size, storedAt: LastModified?.getTime() ?? 0 };
    }
  }

  async remove(name: string): Promise<void> {
    const { s3, client } = await this.opened;
    await client.send(new s3.DeleteObjectCommand(this.of(name)));
  }

  /** What a bucket was not sent whole is not there. */
  async tidy(): Promise<void> {}

  private of(name: string) {
    return { Bucket: this.bucket.name, Key: name };
  }
}

const settingsOf = ({ region, endpoint, credentials }: Bucket): S3ClientConfig => ({
  region,
  maxAttempts: ATTEMPTS,
  requestHandler: { connectionTimeout: CONNECT_LIMIT_MS, requestTimeout: ANSWER_LIMIT_MS },
  // Names of buckets below a server's own name need a certificate and an entry in DNS for each.
  ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
  ...(credentials && { credentials }),
});
