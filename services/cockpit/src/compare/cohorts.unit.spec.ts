import { describe, expect, it } from '@jest/globals';
import type { Clock } from '@repartee/kernel';
import type { ProgrammesRepository } from '../lookups/programmes.repository.js';
import type { Names } from '../names/names.js';
import { CohortsService } from './cohorts.service.js';

const programme = {
  ...{ programme_id: 'p', name: 'Calls', scenario_ids: [], team_ids: ['north'] },
  ...{ starts_on: '2026-02-02', due_on: '2026-04-30' },
};
const programmes = { all: () => Promise.resolve([programme]) } as unknown as ProgrammesRepository;
const names = {
  organisation: { timeZone: 'Europe/Paris' },
  teams: [{ id: 'north', siteId: 'lille' }],
} as unknown as Names;
const clock = { now: () => Date.UTC(2026, 2, 31) } as unknown as Clock;
const everywhere = { organisation: 'acme', everywhere: true, grantedSites: [], grantedTeams: [] };

describe('a programme that started on the second of February', () => {
  const service = new CohortsService(programmes, clock);
  const fromOf = async (from?: string, key = 'programme:p') =>
    (await service.resolve(everywhere, names, [key], { from, scenario: [], skill: [] }))[0]?.from;

  it('is looked at from then on, or from a later day that is asked for', async () => {
    expect(await fromOf()).toBe('2026-02-02');
    expect(await fromOf('2026-01-01')).toBe('2026-02-02');
    expect(await fromOf('2026-03-01')).toBe('2026-03-01');
  });

  it('is looked at from any day that its own key says', async () => {
    expect(await fromOf('2026-03-01', 'programme:p@2026-01-01..2026-01-31')).toBe('2026-01-01');
  });
});
