import type { Clock, User } from '@repartee/kernel';
import type { QueueItem, QueueMoment, QueuePage, QueueQuery, SessionSummary } from '@repartee/proto';
import { DebriefingDocument } from '@repartee/proto';
import type { Bounds } from '../access/bounds.js';
import { isEmpty, openableBounds } from '../access/bounds.js';
import { dayIn, minusDays } from '../compare/domain/days.js';
import type { Names } from '../names/names.js';
import type { NamesService } from '../names/names.service.js';
import { fromCursor, toPage } from '../paging/cursor.js';
import type { Opener } from '../sealed/opener.js';
import type { SessionsService } from '../sessions/sessions.service.js';
import { queueReasons } from './domain/reasons.js';
import type {
  DocumentRow,
  EarlierRow,
  FindQueue,
  LowestSkillRow,
  MomentRow,
  QueueRepository,
  QueueRow,
} from './queue.repository.js';

const WINDOW_DAYS = 28;
const ABOVE_ALL = 1000;
const FAR_FUTURE_MS = Date.UTC(2200, 0, 1);

interface Beside {
  summaries: ReadonlyMap<string, SessionSummary>;
  moments: readonly MomentRow[];
  documents: readonly DocumentRow[];
  lowest: readonly LowestSkillRow[];
  attempts: readonly EarlierRow[];
}

/** The sessions a trainer looks at first. */
export class QueueService {
  constructor(
    private readonly repository: QueueRepository,
    private readonly sessions: SessionsService,
    private readonly names: NamesService,
    private readonly opener: Opener,
    private readonly clock: Clock,
  ) {}

  async page(user: User, query: QueueQuery): Promise<QueuePage> {
    const names = await this.names.of(user.organisation);
    const bounds = openableBounds(user, names.policy);
    if (isEmpty(bounds)) return { items: [], next: null };
    const rows = await this.repository.find(bounds, this.toFind(user, query, names));
    const { items, next } = toPage(rows, query.limit, ({ weight, started_ms, session_id }) => [
      weight,
      started_ms,
      session_id,
    ]);
    const beside = await this.beside(bounds, names, items);
    return { items: items.flatMap((row) => this.toItem(user.organisation, row, beside, names)), next };
  }

  private async beside(bounds: Bounds, names: Names, rows: readonly QueueRow[]): Promise<Beside> {
    const { organisation } = bounds;
    const ids = rows.map(({ session_id }) => session_id);
    const learners = [...new Set(rows.map(({ learner_id }) => learner_id))];
    const [summaries, moments, documents, lowest, attempts] = await Promise.all([
      this.sessions.summaries(organisation, names, ids),
      this.repository.topMoments(organisation, ids),
      this.repository.documents(organisation, ids),
      this.repository.lowestSkills(organisation, ids),
      this.repository.attempts(bounds, learners),
    ]);
    return {
      summaries: new Map(summaries.map((summary) => [summary.id, summary])),
      moments,
      documents,
      lowest,
      attempts,
    };
  }

  private toItem(organisation: string, row: QueueRow, beside: Beside, names: Names): QueueItem[] {
    const session = beside.summaries.get(row.session_id);
    if (!session) return [];
    const moments = beside.moments.filter(({ session_id }) => session_id === row.session_id);
    const document = beside.documents.find(({ session_id }) => session_id === row.session_id);
    const titles = document ? this.titles(organisation, document) : new Map<number, string>();
    const [heaviest] = [...moments].sort((one, other) => other.weight - one.weight);
    const lowest = beside.lowest.find(({ session_id }) => session_id === row.session_id);
    return [
      {
        session,
        moments: moments.map((moment) => toMoment(moment, titles)),
        reasons: queueReasons({
          failure: row.failure,
          objectiveReached: row.objective_reached,
          endReason: row.reason,
          heaviest,
          lowest: lowest && { skill: names.skill(lowest.skill_id), points: lowest.points },
          score: session.score ?? undefined,
          previous: previousOf(row, beside.attempts),
        }),
        weight: row.weight,
        seen: row.seen,
      },
    ];
  }

  /** Sentences by the number of the moment. */
  private titles(organisation: string, row: DocumentRow): Map<number, string> {
    const json = this.opener.open(row, organisation, row.learner_id);
    if (json === null) return new Map();
    const { keyMoments } = DebriefingDocument.parse(JSON.parse(json));
    return new Map(keyMoments.map(({ number, title }) => [number, title]));
  }

  private toFind(user: User, query: QueueQuery, names: Names): FindQueue {
    const [belowWeight, beforeMs, beforeId] =
      query.after === undefined ? [ABOVE_ALL, FAR_FUTURE_MS, ''] : fromCursor(query.after, 3);
    const zone = names.organisation.timeZone;
    const to = query.to ?? dayIn(zone, this.clock.now());
    return {
      reader: user.id,
      notYetSeen: query.seen === 'not_yet',
      learner: query.learner ?? '',
      team: query.team ?? '',
      site: query.site ?? '',
      scenario: query.scenario ?? '',
      from: query.from ?? minusDays(to, WINDOW_DAYS),
      to,
      zone,
      belowWeight: Number(belowWeight),
      beforeMs: Number(beforeMs),
      beforeId: String(beforeId),
      limit: query.limit + 1,
    };
  }
}

function toMoment(row: MomentRow, titles: ReadonlyMap<number, string>): QueueMoment {
  return {
    number: row.number,
    turn: row.turn,
    kind: row.kind,
    subjectId: row.subject_id,
    weight: row.weight,
    title: titles.get(row.number) ?? null,
  };
}

function previousOf(row: QueueRow, attempts: readonly EarlierRow[]): { sessionId: string; points: number } | undefined {
  const earlier = attempts
    .filter(({ learner_id, scenario_id }) => learner_id === row.learner_id && scenario_id === row.scenario_id)
    .filter(({ attempt }) => attempt > 0 && attempt < row.attempt)
    .sort((one, other) => other.attempt - one.attempt)[0];
  return earlier && { sessionId: earlier.session_id, points: earlier.points };
}
