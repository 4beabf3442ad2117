import { probes } from '../isolation/requests.js';
import type { Victim } from '../isolation/victim.js';

/** In place of whose things the probes ask for elsewhere. */
const nobody: Victim = {
  ...{ organisation: '', site: '', team: '', person: '', session: '', programme: '', ownCase: 'nobody' },
  criterion: { skillId: '', criterionId: '' },
  secrets: [],
};

/** Without the filters that would narrow a list to nothing: what is asked for is all that the reader may see. */
function widened(path: string): string {
  const { pathname, searchParams } = new URL(path, 'http://anywhere');
  const query = new URLSearchParams();
  for (const [key, value] of searchParams)
    if (value !== '') query.append(key, value === 'site:' ? 'organisation' : value);
  return query.size === 0 ? pathname : `${pathname}?${query.toString()}`;
}

/** Every address of the interface that reads, with nothing narrowed. */
export function readsOf({ session }: Pick<Victim, 'session'>): string[] {
  const reads = Object.entries(probes).filter(([route]) => route.startsWith('GET '));
  return reads.map(([, probe]) => widened(probe({ ...nobody, session }).path));
}
