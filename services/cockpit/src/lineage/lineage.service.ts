import type { User } from '@repartee/kernel';
import { ProblemError, hasRule, problems } from '@repartee/kernel';
import type { FigureKind, LineageBasis, LineagePage, LineageQuery, RestsOn, UsedVersion } from '@repartee/proto';
import { parsePartition } from './places.js';
import { fromCursor, toPage } from '../paging/cursor.js';
import type { AskedFigure } from './asked-figure.js';
import type { FiguresService } from './figures.service.js';
import type { NamesService } from '../names/names.service.js';
import { countAboveFloor } from '../statistics/domain/floors.js';
import type { LineageRepository, LineageRow } from './lineage.repository.js';

export interface LineageParts {
  figures: FiguresService;
  repository: LineageRepository;
  names: NamesService;
}

/** From a figure to the events it rests on, under the rules of the figure itself. */
export class LineageService {
  constructor(private readonly parts: LineageParts) {}

  /** Throws the problems `forbidden`, `unknown_cohort`, `not_found`, `bad_cursor` and `events_not_placed`. */
  async restsOn(user: User, query: LineageQuery): Promise<LineagePage> {
    if (!mayAsk(user, query.figure)) throw problems.forbidden();
    const figure = await this.parts.figures.find(user, query);
    if ('withheld' in figure) return { items: [], next: null, basis: null, withheld: figure.withheld };
    const [rows, basis] = await Promise.all([this.rows(figure, query), this.basis(figure, user, query)]);
    if (figure.isPersonal && basis?.events === 0) throw problems.notFound('figure');
    const { items, next } = toPage(rows, query.limit, ({ skill_id, place, log_event }) => [skill_id, place, log_event]);
    return { items: items.map((row) => toRestsOn(row, figure)), next, basis, withheld: null };
  }

  private async rows({ rows, asked, isInNumbers }: AskedFigure, { after, limit }: LineageQuery): Promise<LineageRow[]> {
    if (isInNumbers) return [];
    const [afterSkill = '', afterPlace, afterEvent = ''] = after === undefined ? [] : fromCursor(after, 3).map(String);
    const range = { afterSkill, afterPlace: placeIn(afterPlace), afterEvent, limit: limit + 1 };
    return this.parts.repository.events(rows, asked, range);
  }

  /** Of the whole figure, with its first page. */
  private async basis(
    figure: AskedFigure,
    { organisation }: User,
    { after }: LineageQuery,
  ): Promise<LineageBasis | null> {
    if (after !== undefined) return null;
    const { rows, asked } = figure;
    const { repository } = this.parts;
    const [counts, used, names] = await Promise.all([
      repository.basis(rows, asked),
      repository.versions(rows, asked),
      this.parts.names.of(organisation),
    ]);
    const versions = used.map((one): UsedVersion => ({
      ...one,
      name: one.kind === 'rubric' ? names.rubric(one.id, Number(one.version)) : null,
    }));
    const { events } = counts;
    const ofRows = figure.isOfOne ? counts.learners : countAboveFloor(counts.learners);
    const { sessions = counts.sessions, learners = ofRows, practice = null } = figure.counted ?? {};
    return { events, sessions, learners, practice, versions };
  }
}

/** What everybody has of their own; of others it is refused where the question is known. */
const ofEverybody: ReadonlySet<FigureKind> = new Set([
  ...(['progress', 'typicalError'] as const),
  ...(['session', 'measures', 'disposition', 'queued'] as const),
]);
/** What the page about method says. */
const ofMethod: ReadonlySet<FigureKind> = new Set(['calibration', 'use', 'agreement']);

/**
 * What is due is for who sees the people, what the page about method says for who reads how a scenario works too, and every
 * other figure of groups for who compares.
 */
function mayAsk(user: User, figure: FigureKind): boolean {
  if (ofEverybody.has(figure)) return true;
  if (ofMethod.has(figure) && hasRule(user, 'readContents')) return true;
  return hasRule(user, figure === 'due' ? 'seePeople' : 'compareCohorts');
}

function toRestsOn(row: LineageRow, { opens }: AskedFigure): RestsOn {
  if (row.log_partition === '') throw notPlaced();
  return {
    topic: row.topic,
    partition: parsePartition(row.log_partition),
    offset: Number(row.log_offset),
    event: row.log_event,
    skill: row.skill_id === '' ? null : row.skill_id,
    session: opens({ site: row.site_id, team: row.team_id }) ? row.session_id : null,
  };
}

/** A list that lacks some of its events would pass for a figure that rests on fewer. */
function notPlaced(): ProblemError {
  return new ProblemError({
    code: 'events_not_placed',
    status: 503,
    title: 'Events without a place',
    detail:
      'Some of the rows behind this figure are older than the record of places. "npm run -s rebuild -- --all" fills them from the log.',
  });
}

/** A cursor from elsewhere may hold anything; what is no number begins at the first. */
function placeIn(cursor: string | undefined): string {
  return /^\d{1,20}$/.test(cursor ?? '') ? (cursor ?? '0') : '0';
}
