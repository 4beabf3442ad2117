import type { Clock } from '@repartee/kernel';
import { ProblemError } from '@repartee/kernel';
import { Names } from './names.js';
import type { NamesRepository } from './names.repository.js';

/** Names are read again after this long, should nobody have said that they changed. */
const KEPT_MS = 5_000;

interface Kept {
  names: Promise<Names>;
  until: number;
}

/** The names of each organisation, kept while nothing changes them. */
export class NamesService {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly repository: NamesRepository,
    private readonly clock: Clock,
  ) {}

  of(organisation: string): Promise<Names> {
    const kept = this.kept.get(organisation);
    if (kept && kept.until > this.clock.now()) return kept.names;
    const names = this.load(organisation);
    this.kept.set(organisation, { names, until: this.clock.now() + KEPT_MS });
    names.catch(() => this.kept.delete(organisation));
    return names;
  }

  /** Something in the directory or the catalogue of the organisation has changed. */
  changed(organisation: string): void {
    this.kept.delete(organisation);
  }

  private async load(organisation: string): Promise<Names> {
    const [row, sites, teams, scenarios, rubrics] = await Promise.all([
      this.repository.organisation(organisation),
      this.repository.sites(organisation),
      this.repository.teams(organisation),
      this.repository.scenarios(organisation),
      this.repository.rubrics(organisation),
    ]);
    if (!row) throw notVisibleYet();
    return new Names({ id: organisation, organisation: row, sites, teams, scenarios, rubrics });
  }
}

function notVisibleYet(): ProblemError {
  return new ProblemError({
    code: 'not_visible_yet',
    status: 503,
    title: 'Not ready yet',
    detail: 'The tables do not know this organisation yet. Try again in a moment.',
  });
}
