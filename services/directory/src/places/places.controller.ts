import { Body, Controller, Get, HttpStatus, Post, Query } from '@nestjs/common';
import type { User } from '@repartee/kernel';
import { Allow, Answers, ApiTags, CurrentUser } from '@repartee/kernel';
import { Created, FormTeam, OpenSite, PageQuery, SitePage, TeamPage, TeamQuery } from '@repartee/proto';

import { listedReach } from '../read-model/listed-reach.js';
import { nextOf } from '../read-model/paging.js';
import { PlacesRepository } from '../read-model/places.repository.js';
import { actOf } from '../writing/act-of.js';
import { PlacesService } from './places.service.js';

@ApiTags('directory')
@Controller('api')
export class PlacesController {
  constructor(
    private readonly places: PlacesService,
    private readonly found: PlacesRepository,
  ) {}

  @Allow('seePeople', 'administerPeople')
  @Answers(SitePage)
  @Get('sites')
  sites(@CurrentUser() user: User, @Query({ schema: PageQuery }) { after, limit }: PageQuery): SitePage {
    const { organisation } = user;
    return nextOf(this.found.sites({ organisation, reach: listedReach(user), after, limit: limit + 1 }), limit);
  }

  @Allow('administerPeople')
  @Answers(Created, HttpStatus.CREATED)
  @Post('sites')
  openSite(@CurrentUser() user: User, @Body({ schema: OpenSite }) body: OpenSite): Promise<Created> {
    return this.places.openSite(actOf(user), body);
  }

  @Allow('seePeople', 'administerPeople')
  @Answers(TeamPage)
  @Get('teams')
  teams(@CurrentUser() user: User, @Query({ schema: TeamQuery }) { after, limit, site }: TeamQuery): TeamPage {
    const { organisation } = user;
    const list = { organisation, reach: listedReach(user), after, limit: limit + 1 };
    return nextOf(this.found.teams(list, site), limit);
  }

  @Allow('administerPeople')
  @Answers(Created, HttpStatus.CREATED)
  @Post('teams')
  formTeam(@CurrentUser() user: User, @Body({ schema: FormTeam }) body: FormTeam): Promise<Created> {
    return this.places.formTeam(actOf(user), body);
  }
}
