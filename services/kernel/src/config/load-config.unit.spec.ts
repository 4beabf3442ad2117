import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';

import { commonVariables, loadConfig } from './load-config.js';

const schema = z.object({
  PORT: commonVariables.PORT,
  SMTP_HOST: z.string('a host name is needed'),
  SMTP_PASSWORD: z.string().min(8, 'at least 8 characters').optional(),
});

describe('a configuration', () => {
  it('takes what is set, and defaults for what is not or is empty', () => {
    expect(loadConfig(schema, { PORT: '', SMTP_HOST: 'mail', HOME: '/root' })).toEqual({
      PORT: 3000,
      SMTP_HOST: 'mail',
    });
  });

  it('refuses to start with a sentence for each value, and keeps secrets out of it', () => {
    const load = () => loadConfig(schema, { PORT: '99999', SMTP_PASSWORD: 'hunter2' });

    expect(load).toThrow(
      [
        'PORT=99999 is not valid: a port is at most 65535.',
        'SMTP_HOST is not set: a host name is needed.',
        'SMTP_PASSWORD is not valid: at least 8 characters.',
      ].join('\n'),
    );
  });

  it('says that a port is a number', () => {
    expect(() => loadConfig(schema, { PORT: 'http', SMTP_HOST: 'mail' })).toThrow(
      'PORT=http is not valid: a port is a number.',
    );
  });
});
