import { randomUUID } from 'node:crypto';

import { AddedPerson } from '@repartee/proto';
import type { Grant } from '@repartee/proto';
import { ApiClient, planDemo } from '@repartee/standalone';

import { DEMO_PASSWORD } from '../../harness/standalone.js';

const [main] = planDemo({ until: 0, size: 'small', scenarioIds: [] }).organisations;

/** Nantes, which lies in no grant of these people but their own. */
const elsewhere = main?.teams.find(({ name }) => name === 'Agences Ouest');

const grant = (role: Grant['role'], reach: Partial<Grant> = {}): Grant => ({
  ...{ role, everywhere: false, sites: [], teams: [] },
  ...reach,
});

export const outsiderRoles = {
  learner: [grant('learner')],
  trainer: [grant('learner'), grant('trainer', { sites: [elsewhere?.siteId ?? ''] })],
  manager: [grant('learner'), grant('manager', { sites: [elsewhere?.siteId ?? ''] })],
  'trainer of a single team': [grant('learner'), grant('trainer', { teams: [elsewhere?.id ?? ''] })],
} as const satisfies Record<string, readonly Grant[]>;

/** Somebody of the same organisation whose grants do not reach the victim: added, invited, signed in. */
export async function joinAs(admin: ApiClient, roles: readonly Grant[]): Promise<ApiClient> {
  const body = {
    name: `Outsider ${randomUUID()}`,
    email: `outsider-${randomUUID()}@demo.repartee.test`,
    teamId: elsewhere?.id,
    language: 'en',
    roles,
  };
  const { invitation } = await admin.ask('/api/people', AddedPerson, { method: 'POST', body });
  const token = new URL(invitation.url).pathname.split('/').at(-1) ?? '';
  const api = new ApiClient(admin.url);
  const response = await api.send(`/api/invitations/${token}`, { method: 'POST', body: { password: DEMO_PASSWORD } });
  if (!response.ok) throw new Error(`The invitation was refused: ${response.status} ${await response.text()}`);
  return api;
}
