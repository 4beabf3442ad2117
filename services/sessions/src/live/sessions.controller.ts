import { Body, Controller, Get, HttpCode, Param, Post, Query, UseFilters } from '@nestjs/common';
import type { User } from '@repartee/kernel';
import { Allow, Answers, Clock, CurrentUser } from '@repartee/kernel';
import { HomeQuery, OpenSession, SessionsHome, WarmUp, WarmUpTalk, Written, streamOf } from '@repartee/proto';

import { CasesService } from '../cases/cases.service.js';
import { HeldElsewhereFilter } from '../home/held-elsewhere.filter.js';
import { Home } from '../home/home.js';
import { Stage } from '../stage/stage.js';
import { wordingSeedOf } from './domain/opening.js';
import { elapsedMs } from './domain/session.js';
import { warmUp } from './domain/warm-up.js';
import { LiveSessions } from './live-sessions.js';
import { answering } from './problems.js';
import { SessionsService } from './sessions.service.js';

@Controller('api/sessions')
@UseFilters(HeldElsewhereFilter)
export class SessionsController {
  constructor(
    private readonly sessions: LiveSessions,
    private readonly service: SessionsService,
    private readonly stage: Stage,
    private readonly cases: CasesService,
    private readonly home: Home,
    private readonly clock: Clock,
  ) {}

  /** Where a session is reached: the one that is asked for, or a new one. */
  @Allow('ownSessions')
  @Get('home')
  @Answers(SessionsHome)
  async where(
    @CurrentUser() { organisation }: User,
    @Query({ schema: HomeQuery }) { session, case: caseId }: HomeQuery,
  ): Promise<SessionsHome> {
    if (session !== undefined) return { home: await this.home.of(organisation, { sessionId: session }) };
    return { home: await this.home.of(organisation, caseId === undefined ? undefined : { caseId }) };
  }

  /** The conversation that waits for its learner, if there is one; of several the newest. */
  @Allow('ownSessions')
  @Get('open')
  @Answers(OpenSession)
  async open(@CurrentUser() user: User): Promise<OpenSession> {
    const key = (await this.stage.openOf(user)).at(-1);
    if (!key) return { session: null };
    await this.home.here(user.organisation, key);
    const { state } = await this.sessions.stateOf(key);
    if (state.status !== 'live') return { session: null };
    const { opening, play } = state;
    return {
      session: {
        sessionId: opening.sessionId,
        scenarioId: opening.scenario.id,
        caseId: opening.case?.id ?? null,
        title: play.scenario.title[opening.language],
        personaName: play.persona.identity.name,
        startedAt: new Date(state.startedAt).toISOString(),
        remainingMs: opening.limitMs - elapsedMs(state, this.clock.now()),
      },
    };
  }

  /** One exchange to loosen the tongue: it is on no record and changes nothing. */
  @Allow('ownSessions')
  @Post('warm-up')
  @HttpCode(200)
  @Answers(WarmUpTalk)
  async warmUp(@CurrentUser() user: User, @Body({ schema: WarmUp }) { text, ...of }: WarmUp): Promise<WarmUpTalk> {
    if ('caseId' in of) await this.home.here(user.organisation, of);
    const { play, language } = await answering(() =>
      Promise.resolve().then(() =>
        'caseId' in of
          ? this.cases.staged(user, of.caseId)
          : { ...this.stage.scenario(user.organisation, of.scenarioId), language: of.language },
      ),
    );
    const seed = wordingSeedOf(user.id, 'caseId' in of ? of.caseId : of.scenarioId);
    return warmUp(play, { language, seed, ...(text !== undefined && { text }) });
  }

  /** Chooses an own session that is over as the one of its family, itself and its forks, to hold on to. */
  @Allow('ownSessions')
  @Post(':id/keep')
  @HttpCode(200)
  @Answers(Written)
  async keep(@CurrentUser() user: User, @Param('id') id: string): Promise<Written> {
    await this.home.here(user.organisation, { sessionId: id });
    const { version } = await answering(() => this.service.keep(user, id));
    return { stream: streamOf.session(user.organisation, id), version };
  }
}
