import { Body, Controller, Get, HttpStatus, Post, Query } from '@nestjs/common';
import type { User } from '@repartee/kernel';
import { Allow, Answers, ApiTags, CurrentUser, mayAssignTo, problems } from '@repartee/kernel';
import {
  AssignScenario,
  AssignmentPage,
  AssignmentQuery,
  Created,
  LaunchProgramme,
  PageQuery,
  ProgrammePage,
} from '@repartee/proto';

import { PlacesRepository } from '../read-model/places.repository.js';
import { actOf } from '../writing/act-of.js';
import { ProgrammesQueries } from './programmes.queries.js';
import { ProgrammesService } from './programmes.service.js';

@ApiTags('programmes')
@Controller('api')
export class ProgrammesController {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly queries: ProgrammesQueries,
    private readonly places: PlacesRepository,
  ) {}

  @Allow('assignScenarios')
  @Answers(ProgrammePage)
  @Get('programmes')
  list(@CurrentUser() user: User, @Query({ schema: PageQuery }) query: PageQuery): ProgrammePage {
    return this.queries.list(user, query);
  }

  @Allow('assignScenarios')
  @Answers(Created, HttpStatus.CREATED)
  @Post('programmes')
  launch(@CurrentUser() user: User, @Body({ schema: LaunchProgramme }) body: LaunchProgramme): Promise<Created> {
    body.teamIds.forEach((team) => this.checkReach(user, team));
    return this.programmes.launch(actOf(user), body);
  }

  @Allow('ownSessions', 'assignScenarios')
  @Answers(AssignmentPage)
  @Get('assignments')
  assignments(@CurrentUser() user: User, @Query({ schema: AssignmentQuery }) query: AssignmentQuery): AssignmentPage {
    return this.queries.assignments(user, query);
  }

  @Allow('assignScenarios')
  @Answers(Created, HttpStatus.CREATED)
  @Post('assignments')
  assign(@CurrentUser() user: User, @Body({ schema: AssignScenario }) body: AssignScenario): Promise<Created> {
    this.checkReach(user, body.teamId);
    return this.programmes.assign(actOf(user), body);
  }

  /** A team outside the grants is as forbidden as one that is not there: the answer tells neither. */
  private checkReach(user: User, teamId: string): void {
    const { organisation } = user;
    const team = this.places.team(organisation, teamId);
    if (!team || !mayAssignTo(user, { organisation, site: team.site.id, team: team.id })) throw problems.forbidden();
  }
}
