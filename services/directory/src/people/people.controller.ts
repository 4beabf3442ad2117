import { Body, Controller, Delete, Get, Headers, HttpStatus, Param, Post, Put, Query } from '@nestjs/common';
import type { User } from '@repartee/kernel';
import { Allow, Answers, ApiTags, CurrentUser, problems, reaches } from '@repartee/kernel';
import {
  AddPerson,
  AddedPerson,
  CorrectProfile,
  GrantRole,
  ImportPeople,
  ImportReport,
  MovePerson,
  PersonPage,
  PersonQuery,
  PersonView,
  Role,
  Written,
} from '@repartee/proto';

import { ImportService } from '../import/import.service.js';
import { LinksService } from '../links/links.service.js';
import { listedReach } from '../read-model/listed-reach.js';
import { actOf } from '../writing/act-of.js';
import { PeopleQueries } from './people.queries.js';
import { PeopleService } from './people.service.js';
import { readerLanguage } from './reader-language.js';

@ApiTags('directory')
@Controller('api/people')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly queries: PeopleQueries,
    private readonly links: LinksService,
    private readonly imports: ImportService,
  ) {}

  @Allow('seePeople', 'administerPeople')
  @Answers(PersonPage)
  @Get()
  list(@CurrentUser() user: User, @Query({ schema: PersonQuery }) query: PersonQuery): PersonPage {
    return this.queries.list(user.organisation, listedReach(user), query);
  }

  @Allow('administerPeople')
  @Answers(AddedPerson, HttpStatus.CREATED)
  @Post()
  async add(@CurrentUser() user: User, @Body({ schema: AddPerson }) body: AddPerson): Promise<AddedPerson> {
    const added = await this.people.add(actOf(user), body);
    const holder = { organisation: user.organisation, person: added.id };
    return { ...added, invitation: await this.links.issue('invitation', holder) };
  }

  @Allow('administerPeople')
  @Answers(ImportReport)
  @Post('import')
  import(
    @CurrentUser() user: User,
    @Body({ schema: ImportPeople }) body: ImportPeople,
    @Headers('accept-language') asked?: string,
  ): Promise<ImportReport> {
    const language = readerLanguage(asked) ?? this.queries.find(user.organisation, user.id)?.language;
    return this.imports.import(actOf(user), body, language);
  }

  @Allow('seePeople', 'administerPeople')
  @Answers(PersonView)
  @Get(':id')
  one(@CurrentUser() user: User, @Param('id') id: string): PersonView {
    const { organisation } = user;
    const person = this.queries.find(organisation, id);
    const place = { organisation, team: person?.team?.id ?? '', site: person?.site?.id ?? '' };
    if (!person || !reaches(listedReach(user), place)) throw problems.notFound('person');
    const isAwaited = person.status === 'invited' && this.links.isMailConfigured;
    return isAwaited ? { ...person, invitationSent: this.links.hasInvitation({ organisation, person: id }) } : person;
  }

  @Allow('administerPeople')
  @Answers(Written)
  @Post(':id/move')
  move(
    @CurrentUser() user: User,
    @Param('id') id: string,
    @Body({ schema: MovePerson }) { teamId }: MovePerson,
  ): Promise<Written> {
    return this.people.move(actOf(user), id, teamId);
  }

  @Allow('administerPeople')
  @Answers(Written)
  @Put(':id/profile')
  correctProfile(
    @CurrentUser() user: User,
    @Param('id') id: string,
    @Body({ schema: CorrectProfile }) body: CorrectProfile,
  ): Promise<Written> {
    return this.people.correctProfile(actOf(user), id, body);
  }

  @Allow('administerPeople')
  @Answers(Written)
  @Put(':id/roles/:role')
  grant(
    @CurrentUser() user: User,
    @Param('id') id: string,
    @Param('role', { schema: Role }) role: Role,
    @Body({ schema: GrantRole }) reach: GrantRole,
  ): Promise<Written> {
    return this.people.grant(actOf(user), id, { role, ...reach });
  }

  @Allow('administerPeople')
  @Answers(Written)
  @Delete(':id/roles/:role')
  withdraw(
    @CurrentUser() user: User,
    @Param('id') id: string,
    @Param('role', { schema: Role }) role: Role,
  ): Promise<Written> {
    return this.people.withdraw(actOf(user), id, role);
  }
}
