import { Controller, Get, Param, Query } from '@nestjs/common';
import type { User } from '@repartee/kernel';
import { Allow, Answers, ApiTags, CurrentUser } from '@repartee/kernel';
import { ScenarioBriefing, ScenarioContent, ScenarioPage, ScenarioQuery, VersionQuery } from '@repartee/proto';

import { CatalogQueries } from './read-model/catalog.queries.js';

@ApiTags('catalog')
@Controller('api/catalog/scenarios')
export class ScenariosController {
  constructor(private readonly catalog: CatalogQueries) {}

  @Allow('readCatalogue')
  @Answers(ScenarioPage)
  @Get()
  list(@CurrentUser() user: User, @Query({ schema: ScenarioQuery }) query: ScenarioQuery): ScenarioPage {
    return this.catalog.scenarios(user.organisation, query);
  }

  @Allow('readCatalogue')
  @Answers(ScenarioBriefing)
  @Get(':id')
  briefing(@CurrentUser() user: User, @Param('id') id: string): ScenarioBriefing {
    return this.catalog.briefing(user.organisation, id);
  }

  @Allow('readContents')
  @Answers(ScenarioContent)
  @Get(':id/content')
  content(
    @CurrentUser() user: User,
    @Param('id') id: string,
    @Query({ schema: VersionQuery }) { version }: VersionQuery,
  ): ScenarioContent {
    return this.catalog.content(user.organisation, id, version);
  }
}
