import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import type { User } from '@repartee/kernel';
import { Allow, Answers, ApiTags, CurrentUser } from '@repartee/kernel';
import {
  AssignmentProgressPage,
  AssignmentsQuery,
  Lookups,
  PeoplePage,
  PeopleQuery,
  PersonProfile,
  SearchQuery,
  SearchResults,
} from '@repartee/proto';
import { Cockpit } from '../cockpit.js';
import { WaitForInterceptor } from '../waiting/wait-for.interceptor.js';

/** People, what they are to rehearse, and what things are called. */
@ApiTags('cockpit')
@Allow('seePeople')
@UseInterceptors(WaitForInterceptor)
@Controller('api/cockpit')
export class PeopleController {
  constructor(private readonly cockpit: Cockpit) {}

  @Answers(PeoplePage)
  @Get('people')
  people(@CurrentUser() user: User, @Query({ schema: PeopleQuery }) query: PeopleQuery): Promise<PeoplePage> {
    return this.cockpit.directory.page(user, query);
  }

  @Answers(PersonProfile)
  @Get('people/:id')
  person(@CurrentUser() user: User, @Param('id') id: string): Promise<PersonProfile> {
    return this.cockpit.directory.person(user, id);
  }

  @Answers(AssignmentProgressPage)
  @Get('assignments')
  assignments(
    @CurrentUser() user: User,
    @Query({ schema: AssignmentsQuery }) query: AssignmentsQuery,
  ): Promise<AssignmentProgressPage> {
    return this.cockpit.assignments.page(user, query);
  }

  /** Everybody finds scenarios and skills here; sites, teams and programmes only within grants. */
  @Allow('readCatalogue')
  @Answers(Lookups)
  @Get('lookups')
  lookups(@CurrentUser() user: User): Promise<Lookups> {
    return this.cockpit.lookups.lookups(user);
  }

  @Allow('ownSessions')
  @Answers(SearchResults)
  @Get('search')
  search(@CurrentUser() user: User, @Query({ schema: SearchQuery }) query: SearchQuery): Promise<SearchResults> {
    return this.cockpit.lookups.search(user, query);
  }
}
