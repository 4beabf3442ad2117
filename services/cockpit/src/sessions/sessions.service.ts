import type { User } from '@repartee/kernel';
import type { SessionSummary, SessionSummaryPage, SessionsQuery } from '@repartee/proto';
import { isEmpty, openableBounds } from '../access/bounds.js';
import type { CaseAnswersReader } from '../cases/case-answers.reader.js';
import type { Names } from '../names/names.js';
import type { NamesService } from '../names/names.service.js';
import type { PeopleNames } from '../names/people-names.js';
import { fromCursor, toPage } from '../paging/cursor.js';
import { toSummary } from './summaries.converters.js';
import type { FindSessions, SessionKey, SummariesRepository } from './summaries.repository.js';

const FIRST_DAY = '1970-01-01';
const LAST_DAY = '2100-01-01';
const FAR_FUTURE_MS = Date.UTC(2200, 0, 1);

/** Lists of sessions, as far as the reader may see them. */
export class SessionsService {
  constructor(
    private readonly repository: SummariesRepository,
    private readonly namesService: NamesService,
    private readonly people: PeopleNames,
    private readonly answers: CaseAnswersReader,
  ) {}

  async own(user: User, query: SessionsQuery): Promise<SessionSummaryPage> {
    const names = await this.namesService.of(user.organisation);
    const search = { ...toSearch(query, names), learner: user.id };
    const [keys, kept] = await Promise.all([
      this.repository.own(user.organisation, search),
      this.repository.keptBy(user.organisation, user.id),
    ]);
    const { items, next } = await this.page(user.organisation, names, query.limit, keys);
    return { items: items.map((session) => ({ ...session, kept: kept.has(session.id) })), next };
  }

  async ofOthers(user: User, query: SessionsQuery): Promise<SessionSummaryPage> {
    const names = await this.namesService.of(user.organisation);
    const bounds = openableBounds(user, names.policy);
    if (isEmpty(bounds)) return { items: [], next: null };
    const keys = await this.repository.ofOthers(bounds, user.id, toSearch(query, names));
    return this.page(user.organisation, names, query.limit, keys);
  }

  /** Sessions of the reader's own cases, the latest first, by case. */
  async ofCases(user: User, names: Names, cases: readonly string[]): Promise<Map<string, SessionSummary[]>> {
    const { organisation, id } = user;
    const keys = await this.repository.ofCases(organisation, id, cases);
    const [summaries, kept] = await Promise.all([
      this.summaries(
        organisation,
        names,
        keys.map(({ session_id }) => session_id),
      ),
      this.repository.keptBy(organisation, id),
    ]);
    const sessions = summaries.map((session) => ({ ...session, kept: kept.has(session.id) }));
    return new Map(cases.map((caseId) => [caseId, sessions.filter((session) => session.caseId === caseId)]));
  }

  /**
   * Summaries in the order of the ids; whether they may be read is decided before. A session whose case can no longer be
   * read has none.
   */
  async summaries(organisation: string, names: Names, ids: readonly string[]): Promise<SessionSummary[]> {
    const found = await this.repository.byIds(organisation, ids);
    const answers = await this.answers.of(
      organisation,
      found.flatMap(({ session_id, case_id }) => (case_id === '' ? [] : session_id)),
    );
    const rows = found.filter(({ session_id, case_id }) => case_id === '' || answers.has(session_id));
    const refs = await this.people.refs(
      organisation,
      rows.map((row) => row.learner_id),
    );
    const byId = new Map(rows.map((row) => [row.session_id, toSummary(row, names, refs, answers.get(row.session_id))]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  private async page(
    organisation: string,
    names: Names,
    limit: number,
    keys: readonly SessionKey[],
  ): Promise<SessionSummaryPage> {
    const { items, next } = toPage(keys, limit, ({ started_ms, session_id }) => [started_ms, session_id]);
    const ids = items.map(({ session_id }) => session_id);
    return { items: await this.summaries(organisation, names, ids), next };
  }
}

function toSearch(query: SessionsQuery, names: Names): FindSessions {
  const [beforeMs, beforeId] = query.after === undefined ? [FAR_FUTURE_MS, ''] : fromCursor(query.after, 2);
  return {
    learner: query.learner ?? '',
    team: query.team ?? '',
    site: query.site ?? '',
    scenario: query.scenario ?? '',
    purpose: query.purpose ?? '',
    status: query.status ?? '',
    from: query.from ?? FIRST_DAY,
    to: query.to ?? LAST_DAY,
    zone: names.organisation.timeZone,
    beforeMs: Number(beforeMs),
    beforeId: String(beforeId),
    limit: query.limit + 1,
  };
}
