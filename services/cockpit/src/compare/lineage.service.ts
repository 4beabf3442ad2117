import type { Journal, User } from '@repartee/kernel';
import { ProblemError } from '@repartee/kernel';
import type { LineagePage, LineageQuery, RestsOn, SkillId } from '@repartee/proto';
import { streamOf } from '@repartee/proto';
import { covers, openableBounds } from '../access/bounds.js';
import type { NamesService } from '../names/names.service.js';
import { fromCursor, toPage } from '../paging/cursor.js';
import type { CohortsService } from './cohorts.service.js';
import { scoresOf } from './cohorts.service.js';
import type { CohortRows, CompareService } from './compare.service.js';
import { changesIn, comparableBounds, scoresIn, scorerNoiseFloor } from './compare.service.js';
import { changeFigure } from './domain/comparison.js';
import type { LineageRow, ScoresRepository } from './scores.repository.js';

export interface LineageParts {
  scores: ScoresRepository;
  cohorts: CohortsService;
  compare: CompareService;
  names: NamesService;
  journal: Journal;
}

/** The one partition of the embedded log. */
const JOURNAL_PARTITION = 'journal';

/** From a figure to the events it rests on, under the rules of the figure itself. */
export class LineageService {
  constructor(private readonly parts: LineageParts) {}

  /** Throws the problems `unknown_cohort`, `bad_cursor` and `events_not_placed`. */
  async restsOn(user: User, query: LineageQuery): Promise<LineagePage> {
    const bounds = comparableBounds(user);
    const names = await this.parts.names.of(user.organisation);
    const [cohort] = await this.parts.cohorts.resolve(bounds, names, [query.cohort], query);
    if (!cohort) throw new Error('A key of a cohort resolves to a cohort');
    const of = scoresOf(bounds, names, cohort, query);
    const skills = shownSkills(await this.parts.compare.rowsOfOne({ cohort, of }), query.figure);
    // No skill at all would be taken for every skill.
    if (skills.length === 0) return { items: [], next: null };
    const [afterSkill, afterPlace] = query.after === undefined ? ['', '0'] : fromCursor(query.after, 2).map(String);
    const rows = await this.parts.scores.lineage(
      { ...of, skills },
      { figure: query.figure, afterSkill: afterSkill ?? '', afterPlace: placeIn(afterPlace), limit: query.limit + 1 },
    );
    const { items, next } = toPage(rows, query.limit, ({ skill_id, place }) => [skill_id, place]);
    const openable = openableBounds(user, names.policy);
    return {
      items: items.map((row) => {
        const isOpen = covers(openable, { site: row.site_id, team: row.team_id });
        return this.event(user.organisation, row, isOpen);
      }),
      next,
    };
  }

  private event(organisation: string, row: LineageRow, isOpen: boolean): RestsOn {
    const { skill_id: skill, session_id: session, version } = row;
    const place = this.parts.journal.placeOf(streamOf.scorecard(organisation, session), Number(version));
    if (!place) throw notPlaced();
    const { id: event, topic, sequence: offset } = place;
    return { topic, partition: JOURNAL_PARTITION, offset, event, skill, session: isOpen ? session : null };
  }
}

/** A list that lacks some of its events would pass for a figure that rests on fewer. */
function notPlaced(): ProblemError {
  return new ProblemError({
    code: 'events_not_placed',
    status: 501,
    title: 'Events without a place',
    detail:
      'The figure rests on events that are not in the journal of this process: where the log is on Kafka, their places are not known here.',
  });
}

/** Skills whose figure the cockpit shows for the cohort. */
function shownSkills(rows: CohortRows, figure: LineageQuery['figure']): SkillId[] {
  const skills = [...new Set(rows.cells.map(({ skill_id }) => skill_id))];
  return skills.filter((skill) =>
    figure === 'level'
      ? scoresIn(rows, skill).withheld === null
      : changeFigure(changesIn(rows, skill), rows.floorOf(skill), scorerNoiseFloor).view.figure !== null,
  );
}

/** A cursor from elsewhere may hold anything; what is no number begins at the first. */
function placeIn(cursor: string | undefined): string {
  return /^\d{1,20}$/.test(cursor ?? '') ? (cursor ?? '0') : '0';
}
