import { Body, Controller, Delete, Param, Post, Put, UseFilters } from '@nestjs/common';
import type { User } from '@repartee/kernel';
import { Allow, Answers, CurrentUser } from '@repartee/kernel';
import { CaseWritten, RetellCase, TellCase } from '@repartee/proto';

import { HeldElsewhereFilter } from '../home/held-elsewhere.filter.js';
import { Home } from '../home/home.js';
import { answering } from '../live/problems.js';
import { SessionsService } from '../live/sessions.service.js';
import { CasesService } from './cases.service.js';

/** Conversations of the learner's own: told, told otherwise, forgotten. */
@Allow('ownCases')
@UseFilters(HeldElsewhereFilter)
@Controller('api/cases')
export class CasesController {
  constructor(
    private readonly cases: CasesService,
    private readonly sessions: SessionsService,
    private readonly home: Home,
  ) {}

  @Answers(CaseWritten)
  @Post()
  tell(@CurrentUser() user: User, @Body({ schema: TellCase }) body: TellCase): Promise<CaseWritten> {
    return answering(async () => this.cases.tell(user, body));
  }

  @Answers(CaseWritten)
  @Put(':id')
  async retell(
    @CurrentUser() user: User,
    @Param('id') id: string,
    @Body({ schema: RetellCase }) body: RetellCase,
  ): Promise<CaseWritten> {
    await this.home.here(user.organisation, { caseId: id });
    return answering(async () => this.cases.retell(user, id, body));
  }

  /** The case and all that was said in its sessions: unreadable from then on, for everybody. */
  @Answers(CaseWritten)
  @Delete(':id')
  async forget(@CurrentUser() user: User, @Param('id') id: string): Promise<CaseWritten> {
    await this.home.here(user.organisation, { caseId: id });
    return answering(() => this.sessions.forgetCase(user, id));
  }
}
