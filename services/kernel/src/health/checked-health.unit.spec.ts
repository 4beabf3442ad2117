import { describe, expect, it } from '@jest/globals';

import type { Feed, Subscription, SubscriptionStatus } from '../feed/feed.js';
import { CheckedHealth } from './checked-health.js';
import { subscriptionCheck } from './subscription-check.js';

describe('health', () => {
  it('is ready without checks, and when all are', async () => {
    const health = new CheckedHealth();
    expect(await health.readiness()).toEqual({ ready: true, waitingFor: [] });
    health.register({ name: 'journal', check: () => undefined });
    expect((await health.readiness()).ready).toBe(true);
  });

  it('names what is missing, a check that throws among it', async () => {
    const health = new CheckedHealth();
    health.register({ name: 'journal', check: () => undefined });
    health.register({ name: 'demo', check: () => Promise.resolve('12 of 2,000 sessions are played.') });
    health.register({ name: 'clickhouse', check: () => Promise.reject(new Error('refused')) });

    expect(await health.readiness()).toEqual({
      ready: false,
      waitingFor: [
        { name: 'demo', detail: '12 of 2,000 sessions are played.' },
        { name: 'clickhouse', detail: 'refused' },
      ],
    });
  });
});

describe('the check of a feed', () => {
  function check(...statuses: SubscriptionStatus[]) {
    const subscriptions = statuses.map(
      (status, index) => ({ group: `group-${index}`, status: () => status }) as Subscription,
    );
    return subscriptionCheck({ subscriptions: () => subscriptions } as unknown as Feed).check();
  }

  it('is well while its readers run or were stopped', () => {
    expect(check({ status: 'running' }, { status: 'stopped' })).toBeUndefined();
  });

  it('names the readers that failed, and not those that wait for what is away', () => {
    expect(
      check(
        { status: 'failed', code: 'unexpected_error', detail: '' },
        { status: 'retrying', attempt: 2, code: 'clickhouse_away' },
      ),
    ).toBe('group-0 failed: unexpected_error');
  });
});
