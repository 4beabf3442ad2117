import { Body, Controller, Param, Post } from '@nestjs/common';
import type { User } from '@repartee/kernel';
import { Allow, Answers, ApiTags, CurrentUser, ProblemError, problems } from '@repartee/kernel';
import type { PersonView } from '@repartee/proto';
import { ErasePerson, OneTimeLink, Written } from '@repartee/proto';

import { LinksService } from '../links/links.service.js';
import { actOf } from '../writing/act-of.js';
import { Erasure } from './erasure.js';
import { PeopleQueries } from './people.queries.js';
import { PeopleService } from './people.service.js';

/** How people come in, and how they go. */
@ApiTags('directory')
@Allow('administerPeople')
@Controller('api/people/:id')
export class DeparturesController {
  constructor(
    private readonly people: PeopleService,
    private readonly queries: PeopleQueries,
    private readonly erasure: Erasure,
    private readonly links: LinksService,
  ) {}

  @Answers(OneTimeLink)
  @Post('invitation')
  invite(@CurrentUser() user: User, @Param('id') id: string): Promise<OneTimeLink> {
    const { status } = this.personOf(user, id);
    if (status === 'active') throw alreadyActive();
    return this.links.issue('invitation', { organisation: user.organisation, person: id });
  }

  @Answers(OneTimeLink)
  @Post('password-reset')
  resetPassword(@CurrentUser() user: User, @Param('id') id: string): Promise<OneTimeLink> {
    this.personOf(user, id);
    return this.links.issue('password_reset', { organisation: user.organisation, person: id });
  }

  @Answers(Written)
  @Post('leave')
  leave(@CurrentUser() user: User, @Param('id') id: string): Promise<Written> {
    return this.people.leave(actOf(user), id);
  }

  @Answers(Written)
  @Post('erase')
  erase(
    @CurrentUser() user: User,
    @Param('id') id: string,
    @Body({ schema: ErasePerson }) { name }: ErasePerson,
  ): Promise<Written> {
    // Nobody can say any more what somebody erased was called; what an attempt before has left is finished.
    const isErased = this.erasure.isErased(user.organisation, id);
    if (!isErased && this.personOf(user, id).name !== name) throw nameDiffers();
    return this.erasure.erase(actOf(user), id);
  }

  private personOf({ organisation }: User, id: string): PersonView {
    const person = this.queries.find(organisation, id);
    if (!person) throw problems.notFound('person');
    return person;
  }
}

function alreadyActive(): ProblemError {
  return new ProblemError({
    code: 'already_active',
    status: 409,
    title: 'Already active',
    detail: 'This person has chosen a password. Hand out a link for a new one instead.',
  });
}

function nameDiffers(): ProblemError {
  return new ProblemError({
    code: 'name_differs',
    status: 422,
    title: 'Another name',
    detail: 'Type the name as it stands on the page: erasing cannot be undone.',
  });
}
