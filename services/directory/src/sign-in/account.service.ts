import type { User } from '@repartee/kernel';
import { problems } from '@repartee/kernel';
import type { ChangeProfile, Me } from '@repartee/proto';

import type { PeopleService } from '../people/people.service.js';
import { actOf } from '../writing/act-of.js';
import type { Identities } from './identities.js';

/** The own account. */
export class AccountService {
  constructor(
    private readonly people: PeopleService,
    private readonly identities: Identities,
  ) {}

  me({ organisation, id }: User): Me | undefined {
    return this.identities.me(organisation, id);
  }

  async change(user: User, { name, language }: ChangeProfile): Promise<void> {
    const me = this.me(user);
    if (!me) throw problems.notSignedIn();
    if (me.name !== name) await this.people.correctProfile(actOf(user), user.id, { name, email: me.email });
    await this.people.chooseLanguage(actOf(user), user.id, language);
  }
}
