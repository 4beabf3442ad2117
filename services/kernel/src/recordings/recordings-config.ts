import { join } from 'node:path';

import { z } from 'zod';

import { ConfigError } from '../config/load-config.js';
import { FolderRecordingStore } from './folder-recording-store.js';
import type { RecordingStore } from './recording-store.js';
import type { Bucket } from './s3-recording-store.js';
import { S3RecordingStore } from './s3-recording-store.js';

const name = z.string().min(1);

/** Where recordings of spoken sessions are kept. Services that are processes of their own are all told the same. */
export const recordingsVariables = {
  RECORDINGS_FOLDER: name.optional(),
  RECORDINGS_BUCKET: name.optional(),
  /** Of a server other than Amazon's. */
  RECORDINGS_S3_URL: z.url({ protocol: /^https?$/, error: 'an address such as https://s3.example.org' }).optional(),
  RECORDINGS_S3_REGION: name.default('us-east-1'),
  RECORDINGS_S3_KEY_ID: name.optional(),
  RECORDINGS_S3_SECRET: name.optional(),
} as const;

type Read = z.output<z.ZodObject<typeof recordingsVariables>>;

/** A folder, by its absolute path or from the working folder on, or a bucket. */
export type RecordingsSource = { kind: 'folder'; path: string } | { kind: 'bucket'; bucket: Bucket };

/**
 * Undefined where no place is set: nothing is recorded then, unless the one process keeps it in its own data folder.
 * Throws ConfigError with a sentence for what does not fit together.
 */
export function recordingsSource(read: Read, dataFolder: string): RecordingsSource;
export function recordingsSource(read: Read): RecordingsSource | undefined;
export function recordingsSource(read: Read, dataFolder?: string): RecordingsSource | undefined {
  const { RECORDINGS_FOLDER: folder, RECORDINGS_BUCKET: bucket } = read;
  if (folder !== undefined && bucket !== undefined)
    throw new ConfigError(['RECORDINGS_FOLDER and RECORDINGS_BUCKET are both set: recordings are kept in one place.']);
  if (bucket !== undefined) return { kind: 'bucket', bucket: bucketOf(bucket, read) };
  if (folder !== undefined) return { kind: 'folder', path: folder };
  return dataFolder === undefined ? undefined : { kind: 'folder', path: join(dataFolder, 'recordings') };
}

function bucketOf(bucket: string, read: Read): Bucket {
  const { RECORDINGS_S3_URL: endpoint, RECORDINGS_S3_KEY_ID: id, RECORDINGS_S3_SECRET: secret } = read;
  if ((id === undefined) !== (secret === undefined))
    throw new ConfigError(['RECORDINGS_S3_KEY_ID and RECORDINGS_S3_SECRET go together: set both, or neither.']);
  return {
    ...{ name: bucket, region: read.RECORDINGS_S3_REGION },
    ...(endpoint !== undefined && { endpoint }),
    ...(id !== undefined && secret !== undefined && { credentials: { accessKeyId: id, secretAccessKey: secret } }),
  };
}

export const openRecordingStore = (source: RecordingsSource): RecordingStore =>
  source.kind === 'folder' ? new FolderRecordingStore(source.path) : new S3RecordingStore(source.bucket);
