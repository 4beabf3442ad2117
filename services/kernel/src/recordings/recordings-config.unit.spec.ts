import { describe, expect, it } from '@jest/globals';

import { z } from 'zod';

import type { Environment } from '../config/load-config.js';
import { loadConfig } from '../config/load-config.js';
import { recordingsSource, recordingsVariables } from './recordings-config.js';

const read = (environment: Environment) => loadConfig(z.object(recordingsVariables), environment);

describe('where recordings are kept', () => {
  it('is nowhere unless it is said, or one process keeps everything', () => {
    expect(recordingsSource(read({}))).toBeUndefined();
    expect(recordingsSource(read({}), '/data')).toEqual({ kind: 'folder', path: '/data/recordings' });
    expect(recordingsSource(read({ RECORDINGS_FOLDER: '/shared' }), '/data')).toEqual({
      kind: 'folder',
      path: '/shared',
    });
  });

  it('is a bucket, by the machine’s role or by a key', () => {
    const bucket = { name: 'talks', region: 'us-east-1' };
    expect(recordingsSource(read({ RECORDINGS_BUCKET: 'talks' }))).toEqual({ kind: 'bucket', bucket });
    const environment = {
      RECORDINGS_BUCKET: 'talks',
      RECORDINGS_S3_URL: 'http://127.0.0.1:7070',
      RECORDINGS_S3_REGION: 'eu-west-3',
      RECORDINGS_S3_KEY_ID: 'id',
      RECORDINGS_S3_SECRET: 'secret',
    };
    expect(recordingsSource(read(environment))).toEqual({
      kind: 'bucket',
      bucket: {
        ...{ name: 'talks', region: 'eu-west-3', endpoint: 'http://127.0.0.1:7070' },
        credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
      },
    });
  });

  it.each([
    [{ RECORDINGS_BUCKET: 'talks', RECORDINGS_FOLDER: '/x' }, /both set/],
    [{ RECORDINGS_BUCKET: 'talks', RECORDINGS_S3_KEY_ID: 'id' }, /go together/],
    [{ RECORDINGS_S3_URL: 'somewhere' }, /RECORDINGS_S3_URL=somewhere is not valid/],
  ])('is refused in a sentence: %j', (environment, sentence) => {
    expect(() => recordingsSource(read(environment))).toThrow(sentence);
  });
});
