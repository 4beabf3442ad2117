import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import type { User } from '@repartee/kernel';
import { Allow, Answers, ApiTags, CurrentUser } from '@repartee/kernel';
import { LiveSessions, QueuePage, QueueQuery, SessionPage, SessionSummaryPage, SessionsQuery } from '@repartee/proto';
import { Cockpit } from '../cockpit.js';
import { WaitForInterceptor } from '../waiting/wait-for.interceptor.js';

/** Sessions, one by one and in the order in which a trainer looks at them. */
@ApiTags('cockpit')
@UseInterceptors(WaitForInterceptor)
@Controller('api/cockpit')
export class SessionsController {
  constructor(private readonly cockpit: Cockpit) {}

  @Allow('openAsTrainer', 'openAsManager')
  @Answers(SessionSummaryPage)
  @Get('sessions')
  sessions(
    @CurrentUser() user: User,
    @Query({ schema: SessionsQuery }) query: SessionsQuery,
  ): Promise<SessionSummaryPage> {
    return this.cockpit.sessions.ofOthers(user, query);
  }

  /** Opening somebody else's session is recorded, and shown to the learner. */
  @Allow('ownSessions', 'openAsTrainer', 'openAsManager')
  @Answers(SessionPage)
  @Get('sessions/:id')
  session(@CurrentUser() user: User, @Param('id') id: string): Promise<SessionPage> {
    return this.cockpit.sessionPage.open(user, id);
  }

  @Allow('openAsTrainer', 'openAsManager')
  @Answers(QueuePage)
  @Get('queue')
  queue(@CurrentUser() user: User, @Query({ schema: QueueQuery }) query: QueueQuery): Promise<QueuePage> {
    return this.cockpit.queue.page(user, query);
  }

  @Allow('openAsTrainer', 'openAsManager')
  @Answers(LiveSessions)
  @Get('live')
  live(@CurrentUser() user: User): Promise<LiveSessions> {
    return this.cockpit.live.live(user);
  }
}
