import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import type { User } from '@repartee/kernel';
import { Allow, Answers, ApiTags, CurrentUser } from '@repartee/kernel';
import { CasePage, CaseTemplates, CaseView, PageQuery } from '@repartee/proto';
import { Cockpit } from '../cockpit.js';
import { WaitForInterceptor } from '../waiting/wait-for.interceptor.js';

/** Conversations of the reader's own. */
@ApiTags('cases')
@Allow('ownCases')
@UseInterceptors(WaitForInterceptor)
@Controller('api/cases')
export class CasesController {
  constructor(private readonly cockpit: Cockpit) {}

  @Answers(CasePage)
  @Get()
  cases(@CurrentUser() user: User, @Query({ schema: PageQuery }) query: PageQuery): Promise<CasePage> {
    return this.cockpit.cases.page(user, query);
  }

  /** Before the route by id, which would take it for one. */
  @Answers(CaseTemplates)
  @Get('templates')
  templates(@CurrentUser() user: User): Promise<CaseTemplates> {
    return this.cockpit.cases.templates(user);
  }

  @Answers(CaseView)
  @Get(':id')
  one(@CurrentUser() user: User, @Param('id') id: string): Promise<CaseView> {
    return this.cockpit.cases.one(user, id);
  }
}
