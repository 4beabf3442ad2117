import type { Me } from '@repartee/proto';
import type { Response } from 'express';

import type { Entry } from './entries.js';

/** Hands over the cookies, and answers who was let in. */
export function letIn(response: Response, { me, cookies }: Entry): Me {
  response.setHeader('set-cookie', cookies);
  return me;
}

/** The network address an attempt comes from. */
export function addressOf({ ip }: { ip?: string | undefined }): string {
  return ip ?? 'unknown';
}
