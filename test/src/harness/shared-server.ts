import { ApiClient } from '@repartee/standalone';

import { readTestConfig } from './config.js';
import { DEMO_PASSWORD } from './standalone.js';

export interface SharedServer {
  url: string;
  /** Files of its journals: of one where there is one process, else of every service. */
  journals: readonly string[];
  /** What it wrote to the terminal until it was ready, where it is one process. */
  saidAtStart?: string;
}

/** The server with the demo that the specs of one run share: one process, or a cluster. */
export function sharedServer(): SharedServer {
  const { sharedServer: text } = readTestConfig();
  if (text === undefined)
    throw new Error('There is no shared server: run the specs with npm run e2e or npm run on-cluster.');
  return JSON.parse(text) as SharedServer;
}

export type DemoRole = 'learner' | 'trainer' | 'manager' | 'author' | 'admin';

export const demoRoles: readonly DemoRole[] = ['learner', 'trainer', 'manager', 'author', 'admin'];

/** Somebody of the demo, signed in. */
export async function signedIn(url: string, role: DemoRole, domain = 'demo.repartee.test'): Promise<ApiClient> {
  const api = new ApiClient(url);
  await api.signIn({ email: `${role}@${domain}`, password: DEMO_PASSWORD });
  return api;
}
