import { Comparison, Lookups, Overview } from '@repartee/proto';
import type { ApiClient } from '@repartee/standalone';

import type { Measure } from './measure.js';
import { atMost, median, round, timed } from './measure.js';

const TIMES = 15;
const GOAL_MS = 300;

/** Two pages of the manager over the whole demo: from the request until the answer is there and checked. */
export async function benchPages(manager: ApiClient): Promise<Measure[]> {
  const { sites } = await manager.ask('/api/cockpit/lookups', Lookups);
  const cohorts = sites.map(({ id }) => `cohort=${encodeURIComponent(`site:${id}`)}`).join('&');
  return [
    await measure('overview_p50_ms', () => manager.ask('/api/cockpit/overview', Overview)),
    await measure('compare_p50_ms', () => manager.ask(`/api/cockpit/compare?${cohorts}`, Comparison)),
  ];
}

async function measure(name: string, ask: () => Promise<unknown>): Promise<Measure> {
  // The first one fills caches, as somebody has before.
  await ask();
  const times: number[] = [];
  for (let time = 0; time < TIMES; time++) times.push(await timed(ask));
  return atMost({ measure: name, value: round(median(times), 1), unit: 'ms', goal: GOAL_MS });
}
