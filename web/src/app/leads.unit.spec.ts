import type { Me, Role } from '@repartee/proto';
import { describe, expect, it } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';

import { featureRoutes } from './feature.js';
import { leadFor, personWays, scenarioWays, sessionWays } from './leads.js';

const router = createRouter({ history: createMemoryHistory(), routes: [...featureRoutes] });
const leadOf = (role: Role, team: Me['team'] = null) => leadFor({ roles: [{ role }], team } as unknown as Me, router);
const session = { id: 's1', own: false } as Parameters<typeof sessionWays>[0];

describe('what a search has found', () => {
  it('leads administrators to the page of a person, and trainers to their sessions', () => {
    expect(leadOf('admin')(...personWays('p1'))).toMatchObject({ name: 'admin-person', params: { personId: 'p1' } });
    expect(leadOf('trainer')(...personWays('p1'))).toMatchObject({ name: 'review', query: { learner: 'p1' } });
  });

  it('leads whoever rehearses to the briefing of a scenario, and authors to its content', () => {
    expect(leadOf('learner')(...scenarioWays('refund'))).toMatchObject({ name: 'briefing' });
    expect(leadOf('author')(...scenarioWays('refund'))).toMatchObject({ name: 'studio-scenario' });
  });

  it('leads nowhere where no page is open to the person', () => {
    expect(leadOf('manager')(...scenarioWays('refund'), ...personWays('p1'))).toBeUndefined();
    expect(leadOf('learner')(...personWays('p1'))).toBeUndefined();
    expect(leadOf('author')(...sessionWays(session))).toBeUndefined();
    expect(leadOf('trainer')(...sessionWays(session))).toMatchObject({ name: 'review-session' });
  });
});
