import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';

import type { Catalog } from './catalog.js';
import { ContentsController } from './contents.controller.js';
import { PublishingService } from './publishing/publishing.service.js';
import { CatalogQueries } from './read-model/catalog.queries.js';
import { ScenariosController } from './scenarios.controller.js';

/** The routes of an opened catalogue; they stand on the kernel's module. */
@Module({})
export class CatalogModule {
  static forRoot({ publishing, queries }: Catalog): DynamicModule {
    return {
      module: CatalogModule,
      controllers: [ScenariosController, ContentsController],
      providers: [
        { provide: CatalogQueries, useValue: queries },
        { provide: PublishingService, useValue: publishing },
      ],
    };
  }
}
