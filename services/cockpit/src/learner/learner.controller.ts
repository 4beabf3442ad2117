import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import type { User } from '@repartee/kernel';
import { Allow, Answers, ApiTags, CurrentUser } from '@repartee/kernel';
import { LearnerHome, Progress, SessionSummaryPage, SessionsQuery } from '@repartee/proto';
import { Cockpit } from '../cockpit.js';
import { WaitForInterceptor } from '../waiting/wait-for.interceptor.js';

/** What a learner sees of their own. */
@ApiTags('cockpit')
@Allow('ownSessions')
@UseInterceptors(WaitForInterceptor)
@Controller('api/cockpit/my')
export class LearnerController {
  constructor(private readonly cockpit: Cockpit) {}

  @Answers(LearnerHome)
  @Get('home')
  home(@CurrentUser() user: User): Promise<LearnerHome> {
    return this.cockpit.learner.home(user);
  }

  @Answers(Progress)
  @Get('progress')
  progress(@CurrentUser() user: User): Promise<Progress> {
    return this.cockpit.learner.progress(user);
  }

  @Answers(SessionSummaryPage)
  @Get('sessions')
  sessions(
    @CurrentUser() user: User,
    @Query({ schema: SessionsQuery }) query: SessionsQuery,
  ): Promise<SessionSummaryPage> {
    return this.cockpit.sessions.own(user, query);
  }
}
