import { create } from '@bufbuild/protobuf';
import type { Grant } from '@repartee/proto';
import { commonV1 } from '@repartee/proto';

import type { PersonCommand } from './person.decide.js';
import { decidePerson } from './person.decide.js';
import type { Person, PresentPerson } from './person.js';
import { evolvePerson, initialPerson } from './person.js';

const at = Date.UTC(2026, 2, 2, 9);
const profile = create(commonV1.SealedSchema, { keyId: 'nora' });
const admin: Grant = { role: 'admin', everywhere: true, sites: [], teams: [] };
const trainer: Grant = { role: 'trainer', everywhere: false, sites: ['lille'], teams: ['lyon-sales'] };

const join: PersonCommand = {
  type: 'JoinPerson',
  personId: 'nora',
  profile,
  team: 'lille-care',
  site: 'lille',
  language: 'fr',
};

function createTestPerson(overrides: Partial<PresentPerson> = {}): PresentPerson {
  return {
    status: 'present',
    id: 'nora',
    team: 'lille-care',
    site: 'lille',
    language: 'fr',
    grants: new Map(),
    ...overrides,
  };
}

const withGrants = (...grants: Grant[]) =>
  createTestPerson({ grants: new Map(grants.map((grant) => [grant.role, grant])) });
const names = (command: PersonCommand, state: Person) =>
  decidePerson(command, state).map(({ $typeName }) => $typeName.split('.').at(-1));
const after = (command: PersonCommand, state: Person) => decidePerson(command, state).reduce(evolvePerson, state);

describe('when a person is unknown', () => {
  it('joins a team', () => {
    expect(after(join, initialPerson)).toEqual(createTestPerson());
  });

  it('does nothing else', () => {
    expect(() => decidePerson({ type: 'MovePerson', team: 'x', site: 'y' }, initialPerson)).toThrow('unknown_person');
  });
});

describe('when a person is present', () => {
  const nora = createTestPerson();

  it('stays quiet when joining the same team again', () => {
    expect(names(join, nora)).toEqual([]);
  });

  it('refuses to join a second time elsewhere', () => {
    expect(() => decidePerson({ ...join, team: 'lyon-sales' }, nora)).toThrow('person_exists');
  });

  it('moves to another team and its site', () => {
    expect(after({ type: 'MovePerson', team: 'lyon-sales', site: 'lyon' }, nora)).toMatchObject({
      team: 'lyon-sales',
      site: 'lyon',
    });
  });

  it('stays quiet when moved to the own team', () => {
    expect(names({ type: 'MovePerson', team: 'lille-care', site: 'lille' }, nora)).toEqual([]);
  });

  it('has the profile corrected where it differs', () => {
    expect(names({ type: 'CorrectProfile', profile, differs: true }, nora)).toEqual(['ProfileCorrected']);
    expect(names({ type: 'CorrectProfile', profile, differs: false }, nora)).toEqual([]);
  });

  it('chooses another language', () => {
    expect(after({ type: 'ChooseLanguage', language: 'en' }, nora)).toMatchObject({ language: 'en' });
    expect(names({ type: 'ChooseLanguage', language: 'fr' }, nora)).toEqual([]);
  });

  it('has access revoked from the moment of the command', () => {
    expect(decidePerson({ type: 'RevokeAccess', at }, nora)).toMatchObject([{ notBeforeMs: BigInt(at) }]);
  });

  it('leaves, and passes signed before are void', () => {
    expect(names({ type: 'Leave', at, otherAdministrators: false }, nora)).toEqual(['PersonLeft', 'AccessRevoked']);
  });

  it('is erased, and passes signed before are void', () => {
    const erase: PersonCommand = { type: 'Erase', at, otherAdministrators: false };
    expect(names(erase, nora)).toEqual(['AccessRevoked', 'PersonErased']);
    expect(after(erase, nora)).toEqual({ status: 'erased' });
  });
});

describe('when a role is granted', () => {
  it('reaches the sites and teams it names', () => {
    expect(after({ type: 'GrantRole', grant: trainer, at }, createTestPerson())).toEqual(withGrants(trainer));
  });

  it('stays quiet when it is there already, however the sites are ordered', () => {
    const grant = { ...trainer, sites: ['lille', 'lille'] };
    expect(names({ type: 'GrantRole', grant, at }, withGrants(trainer))).toEqual([]);
  });

  it('voids older passes when it reaches elsewhere than before', () => {
    const grant = { ...trainer, sites: ['nantes'] };
    expect(names({ type: 'GrantRole', grant, at }, withGrants(trainer))).toEqual(['RoleGranted', 'AccessRevoked']);
  });

  it('is refused to a trainer who would reach nobody', () => {
    const grant = { ...trainer, sites: [], teams: [] };
    expect(() => decidePerson({ type: 'GrantRole', grant, at }, createTestPerson())).toThrow('grant_reaches_nothing');
  });

  it('reaches the whole organisation for administrators', () => {
    const grant: Grant = { ...admin, everywhere: false, sites: ['lille'] };
    expect(after({ type: 'GrantRole', grant, at }, createTestPerson())).toEqual(withGrants(admin));
  });
});

describe('when a role is withdrawn', () => {
  it('is gone, and passes signed before are void', () => {
    const withdraw: PersonCommand = { type: 'WithdrawRole', role: 'trainer', at, otherAdministrators: true };
    expect(names(withdraw, withGrants(trainer))).toEqual(['RoleWithdrawn', 'AccessRevoked']);
    expect(after(withdraw, withGrants(trainer))).toEqual(createTestPerson());
  });

  it('stays quiet where the person does not have it', () => {
    const withdraw: PersonCommand = { type: 'WithdrawRole', role: 'author', at, otherAdministrators: true };
    expect(names(withdraw, withGrants(trainer))).toEqual([]);
  });
});

describe('when a person is the last administrator', () => {
  const last = withGrants(admin);

  it.each<PersonCommand>([
    { type: 'WithdrawRole', role: 'admin', at, otherAdministrators: false },
    { type: 'Leave', at, otherAdministrators: false },
    { type: 'Erase', at, otherAdministrators: false },
  ])('refuses $type', (command) => {
    expect(() => decidePerson(command, last)).toThrow('last_administrator');
  });

  it('may go once there is another one', () => {
    expect(names({ type: 'Leave', at, otherAdministrators: true }, last)).toEqual(['PersonLeft', 'AccessRevoked']);
  });
});

describe('when a person has left', () => {
  const gone = createTestPerson({ status: 'left' });

  it('refuses to be moved', () => {
    expect(() => decidePerson({ type: 'MovePerson', team: 'x', site: 'y' }, gone)).toThrow('person_left');
  });

  it('stays quiet when leaving again', () => {
    expect(names({ type: 'Leave', at, otherAdministrators: false }, gone)).toEqual([]);
  });

  it('can still be erased', () => {
    expect(after({ type: 'Erase', at, otherAdministrators: false }, gone)).toEqual({ status: 'erased' });
  });
});

describe('when a person is erased', () => {
  it('stays quiet when erased again', () => {
    expect(names({ type: 'Erase', at, otherAdministrators: false }, { status: 'erased' })).toEqual([]);
  });

  it('is unknown to every other command', () => {
    expect(() => decidePerson({ type: 'ChooseLanguage', language: 'en' }, { status: 'erased' })).toThrow(
      'unknown_person',
    );
  });
});
