import { ApiClient } from '@repartee/standalone';

import { readTestConfig } from './config.js';
import { DEMO_PASSWORD } from './standalone.js';

export interface SharedServer {
  url: string;
  dataFolder: string;
}

/** The server with the whole demo that the end-to-end specs of one run share. */
export function sharedServer(): SharedServer {
  const { sharedServer: text } = readTestConfig();
  if (text === undefined) throw new Error('There is no shared server: run the end-to-end specs with npm run e2e.');
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
