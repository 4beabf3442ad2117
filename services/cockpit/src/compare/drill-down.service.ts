import type { User } from '@repartee/kernel';
import { ProblemError } from '@repartee/kernel';
import type { CompareLearnersPage, CompareLearnersQuery } from '@repartee/proto';
import type { Bounds } from '../access/bounds.js';
import { isEmpty, openableBounds } from '../access/bounds.js';
import type { NamesService } from '../names/names.service.js';
import type { PeopleNames } from '../names/people-names.js';
import { toInstant } from '../sessions/summaries.converters.js';
import { fromCursor, toPage } from '../paging/cursor.js';
import type { CohortsService } from './cohorts.service.js';
import { scoresOf } from './cohorts.service.js';
import { comparableBounds } from './compare.service.js';
import { round } from './domain/comparison.js';
import type { ScoresRepository } from './scores.repository.js';

/** From a figure to the learners and sessions behind it, for who opens such sessions. */
export class DrillDownService {
  constructor(
    private readonly scores: ScoresRepository,
    private readonly cohorts: CohortsService,
    private readonly names: NamesService,
    private readonly people: PeopleNames,
  ) {}

  /** Throws the problem `figures_only` for a reader who sees no names. */
  async learners(user: User, query: CompareLearnersQuery): Promise<CompareLearnersPage> {
    const names = await this.names.of(user.organisation);
    const openable = openableBounds(user, names.policy);
    if (isEmpty(openable)) throw figuresOnly();
    const [cohort] = await this.cohorts.resolve(comparableBounds(user), names, [query.cohort], query);
    if (!cohort) throw new Error('A key of a cohort resolves to a cohort');
    const [afterLearner] = query.after === undefined ? [''] : fromCursor(query.after, 1);
    const rows = await this.scores.learners(scoresOf(bothOf(openable, user), names, cohort, query), {
      afterLearner: String(afterLearner),
      limit: query.limit + 1,
    });
    const { items, next } = toPage(rows, query.limit, ({ learner_id }) => [learner_id]);
    const refs = await this.people.refs(
      user.organisation,
      items.map(({ learner_id }) => learner_id),
    );
    return {
      items: items.map((row) => ({
        learner: refs(row.learner_id),
        place: names.place(row.site_id, row.team_id),
        sessions: row.sessions,
        mean: round(row.mean),
        held: row.held.map(([id, scenario, version, startedMs, points]) => ({
          id,
          scenario: names.scenario(scenario, version),
          startedAt: toInstant(Number(startedMs)),
          score: round(points),
        })),
      })),
      next,
    };
  }
}

/** What may be both compared and opened: openings reach no further than comparisons, so the narrower counts. */
function bothOf(openable: Bounds, user: User): Bounds {
  return openable.everywhere ? comparableBounds(user) : openable;
}

function figuresOnly(): ProblemError {
  return new ProblemError({
    code: 'figures_only',
    status: 403,
    title: 'Figures only',
    detail: 'Your organisation has decided that managers see figures, and no names.',
  });
}
