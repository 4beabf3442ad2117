import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';

import type { Directory } from './directory.js';
import { ImportService } from './import/import.service.js';
import { LinksController } from './links/links.controller.js';
import { LinksService } from './links/links.service.js';
import { Portal } from './links/portal.js';
import { OrganisationsController } from './organisations/organisations.controller.js';
import { OrganisationsService } from './organisations/organisations.service.js';
import { DeparturesController } from './people/departures.controller.js';
import { Erasure } from './people/erasure.js';
import { PeopleController } from './people/people.controller.js';
import { PeopleQueries } from './people/people.queries.js';
import { PeopleService } from './people/people.service.js';
import { PlacesController } from './places/places.controller.js';
import { PlacesService } from './places/places.service.js';
import { ProgrammesController } from './programmes/programmes.controller.js';
import { ProgrammesQueries } from './programmes/programmes.queries.js';
import { ProgrammesService } from './programmes/programmes.service.js';
import { OrganisationsRepository } from './read-model/organisations.repository.js';
import { PlacesRepository } from './read-model/places.repository.js';
import { SetupController } from './setup/setup.controller.js';
import { SetupService } from './setup/setup.service.js';
import { SetupToken } from './setup/setup-token.js';
import { AccountService } from './sign-in/account.service.js';
import { AuthController } from './sign-in/auth.controller.js';
import { Entries } from './sign-in/entries.js';
import { SignInService } from './sign-in/sign-in.service.js';

/** The routes of an opened directory; they stand on the kernel's module. */
@Module({})
export class DirectoryModule {
  static forRoot(directory: Directory): DynamicModule {
    return {
      module: DirectoryModule,
      controllers: [
        AuthController,
        SetupController,
        LinksController,
        OrganisationsController,
        PlacesController,
        PeopleController,
        DeparturesController,
        ProgrammesController,
      ],
      providers: providersOf(directory),
    };
  }
}

function providersOf({ queries, ...directory }: Directory) {
  return [
    { provide: OrganisationsService, useValue: directory.organisations },
    { provide: PlacesService, useValue: directory.places },
    { provide: PeopleService, useValue: directory.people },
    { provide: Erasure, useValue: directory.erasure },
    { provide: ProgrammesService, useValue: directory.programmes },
    { provide: ImportService, useValue: directory.import },
    { provide: LinksService, useValue: directory.links },
    { provide: SetupService, useValue: directory.setup },
    { provide: SetupToken, useValue: directory.setupToken },
    { provide: SignInService, useValue: directory.signIn },
    { provide: AccountService, useValue: directory.account },
    { provide: Entries, useValue: directory.entries },
    { provide: Portal, useValue: directory.portal },
    { provide: OrganisationsRepository, useValue: queries.organisations },
    { provide: PlacesRepository, useValue: queries.places },
    { provide: PeopleQueries, useValue: queries.people },
    { provide: ProgrammesQueries, useValue: queries.programmes },
  ];
}
