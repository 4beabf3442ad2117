import type { Clock, User } from '@repartee/kernel';
import { ProblemError } from '@repartee/kernel';
import { CaseAnswers } from '@repartee/proto';
import type { CasePage, CaseTemplate, CaseView, PageQuery } from '@repartee/proto';
import type { Contents } from '../names/contents.js';
import type { NamesService } from '../names/names.service.js';
import { fromCursor, toPage } from '../paging/cursor.js';
import type { Opener } from '../sealed/opener.js';
import type { SessionsService } from '../sessions/sessions.service.js';
import type { CaseContents, OpenedCase } from './case.converters.js';
import { toCase, toCaseBriefing, toTemplate } from './case.converters.js';
import type { CaseRow, CasesRepository } from './cases.repository.js';

const FAR_FUTURE_MS = Date.UTC(2200, 0, 1);

export interface CasesParts {
  repository: CasesRepository;
  sessions: SessionsService;
  names: NamesService;
  contents: Contents;
  opener: Opener;
  clock: Clock;
}

/** Conversations of the reader's own, and those they may be played from. Nobody reads another's, whatever their role. */
export class CasesService {
  constructor(private readonly parts: CasesParts) {}

  async templates(user: User): Promise<CaseTemplate[]> {
    const { names: namesService, contents } = this.parts;
    const names = await namesService.of(user.organisation);
    const templates = names.templates().map(async (template) => {
      const scenario = await contents.of(user.organisation, 'scenario', template);
      return scenario ? [toTemplate(template, scenario)] : [];
    });
    return (await Promise.all(templates)).flat();
  }

  async page(user: User, query: PageQuery): Promise<CasePage> {
    const [beforeMs, beforeId] = query.after === undefined ? [FAR_FUTURE_MS, ''] : fromCursor(query.after, 2);
    const rows = await this.parts.repository.own(user.organisation, user.id, {
      ...{ beforeMs: Number(beforeMs), beforeId: String(beforeId), limit: query.limit + 1 },
    });
    const { items, next } = toPage(rows, query.limit, ({ told_ms, case_id }) => [told_ms, case_id]);
    const opened = await Promise.all(items.map((row) => this.open(user, row)));
    return { items: await this.toCases(user, opened.flat()), next };
  }

  /** Throws the problem `not_found`. */
  async one(user: User, caseId: string): Promise<CaseView> {
    const { organisation, id } = user;
    const row = await this.parts.repository.ownOne(organisation, id, caseId);
    const [opened] = row ? await this.open(user, row) : [];
    if (!opened) throw notFound();
    const [[summary], contents] = await Promise.all([
      this.toCases(user, [opened]),
      this.contentsOf(organisation, opened),
    ]);
    if (!summary || !contents) throw notFound();
    // As a session that is opened now will say them.
    const castOn = new Date(this.parts.clock.now()).toISOString().slice(0, 10);
    const briefing = toCaseBriefing(contents, { ...opened.answers, castOn });
    return { ...summary, answers: opened.answers, briefing };
  }

  /** Empty where its answers can no longer be read: it has been forgotten a moment ago. */
  private async open({ organisation, id }: User, row: CaseRow): Promise<OpenedCase[]> {
    const json = this.parts.opener.open(row, organisation, id);
    const scenario = await this.parts.contents.of(organisation, 'scenario', templateOf(row));
    return json === null || !scenario ? [] : [{ row, scenario, answers: CaseAnswers.parse(JSON.parse(json)) }];
  }

  private async toCases(user: User, opened: readonly OpenedCase[]): Promise<CasePage['items']> {
    const names = await this.parts.names.of(user.organisation);
    const ids = opened.map(({ row }) => row.case_id);
    const sessions = await this.parts.sessions.ofCases(user, names, ids);
    return opened.map((one) => toCase(one, names, sessions.get(one.row.case_id) ?? []));
  }

  private async contentsOf(organisation: string, { row, scenario }: OpenedCase): Promise<CaseContents | undefined> {
    const { names: namesService, contents } = this.parts;
    const pins = (await namesService.of(organisation)).pinsOf(templateOf(row));
    if (!pins) return undefined;
    const [persona, rubric] = await Promise.all([
      contents.of(organisation, 'persona', pins.persona),
      contents.of(organisation, 'rubric', pins.rubric),
    ]);
    return persona && rubric && { persona, scenario, rubric, pins: { scenario: templateOf(row), rubric: pins.rubric } };
  }
}

const templateOf = ({ template_id, template_version }: CaseRow) => ({ id: template_id, version: template_version });

function notFound(): ProblemError {
  return new ProblemError({
    code: 'not_found',
    status: 404,
    title: 'No such case',
    detail: 'There is no case of this id that is yours.',
  });
}
