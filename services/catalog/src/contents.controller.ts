import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { User } from '@repartee/kernel';
import { Allow, Answers, ApiTags, CurrentUser } from '@repartee/kernel';
import {
  ContentKind,
  ContentVersionPage,
  ImportPack,
  PackReport,
  PageQuery,
  PersonaPage,
  RubricContent,
  RubricPage,
  VersionQuery,
  Written,
} from '@repartee/proto';

import type { Act } from './publishing/catalog-writer.js';
import { PublishingService } from './publishing/publishing.service.js';
import { CatalogQueries } from './read-model/catalog.queries.js';

@ApiTags('catalog')
@Controller('api/catalog')
export class ContentsController {
  constructor(
    private readonly catalog: CatalogQueries,
    private readonly publishing: PublishingService,
  ) {}

  @Allow('readCatalogue')
  @Answers(RubricPage)
  @Get('rubrics')
  rubrics(@CurrentUser() user: User, @Query({ schema: PageQuery }) query: PageQuery): RubricPage {
    return this.catalog.rubrics(user.organisation, query);
  }

  @Allow('readContents')
  @Answers(RubricContent)
  @Get('rubrics/:id')
  rubric(
    @CurrentUser() user: User,
    @Param('id') id: string,
    @Query({ schema: VersionQuery }) { version }: VersionQuery,
  ): RubricContent {
    return this.catalog.rubric(user.organisation, id, version);
  }

  @Allow('readContents')
  @Answers(PersonaPage)
  @Get('personas')
  personas(@CurrentUser() user: User, @Query({ schema: PageQuery }) query: PageQuery): PersonaPage {
    return this.catalog.personas(user.organisation, query);
  }

  @Allow('readContents')
  @Answers(ContentVersionPage)
  @Get(':kind/:id/versions')
  versions(
    @CurrentUser() user: User,
    @Param('kind', { schema: ContentKind }) kind: ContentKind,
    @Param('id') id: string,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): ContentVersionPage {
    return this.catalog.versions(user.organisation, { kind, id }, query);
  }

  @Allow('writeCatalogue')
  @Answers(PackReport)
  @Post('packs')
  importPack(@CurrentUser() user: User, @Body({ schema: ImportPack }) body: ImportPack): Promise<PackReport> {
    return this.publishing.importPack(actOf(user), body);
  }

  @Allow('writeCatalogue')
  @Answers(Written)
  @Post(':kind/:id/retire')
  retire(
    @CurrentUser() user: User,
    @Param('kind', { schema: ContentKind }) kind: ContentKind,
    @Param('id') id: string,
  ): Promise<Written> {
    return this.publishing.retire(actOf(user), kind, id);
  }
}

function actOf({ id, organisation }: User): Act {
  return { organisation, actor: { kind: 'person', id } };
}
