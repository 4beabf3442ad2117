import { directoryV1 } from '@repartee/proto';
import type { AdoptPolicy, RegisterOrganisation } from './organisation.decide.js';
import { decideOrganisation } from './organisation.decide.js';
import type { Organisation } from './organisation.js';
import { evolveOrganisation, initialOrganisation } from './organisation.js';

const register: RegisterOrganisation = {
  type: 'RegisterOrganisation',
  organisationId: 'verdier',
  name: 'Verdier',
  timeZone: 'Europe/Paris',
  language: 'fr',
  policy: { managersOpenAssessed: true },
};
const registered: Organisation = {
  status: 'registered',
  id: 'verdier',
  name: 'Verdier',
  timeZone: 'Europe/Paris',
  language: 'fr',
  policy: { managersOpenAssessed: true },
};
const adopt = (managersOpenAssessed: boolean): AdoptPolicy => ({
  type: 'AdoptPolicy',
  policy: { managersOpenAssessed },
});

describe('when nothing is registered', () => {
  it('registers the organisation', () => {
    const events = decideOrganisation(register, initialOrganisation);
    expect(events.map((event) => event.$typeName)).toEqual([directoryV1.OrganisationRegisteredSchema.typeName]);
    expect(events.reduce(evolveOrganisation, initialOrganisation)).toEqual(registered);
  });

  it('adopts no policy', () => {
    expect(() => decideOrganisation(adopt(true), initialOrganisation)).toThrow('unknown_organisation');
  });
});

describe('when the organisation is registered', () => {
  it('stays quiet when it is registered again as it is', () => {
    expect(decideOrganisation(register, registered)).toEqual([]);
  });

  it('refuses another organisation in its place', () => {
    expect(() => decideOrganisation({ ...register, name: 'Durand' }, registered)).toThrow('organisation_exists');
  });

  it('adopts another policy', () => {
    const [event] = decideOrganisation(adopt(false), registered);
    expect(evolveOrganisation(registered, event!)).toMatchObject({ policy: { managersOpenAssessed: false } });
  });

  it('stays quiet when it adopts the policy it has', () => {
    expect(decideOrganisation(adopt(true), registered)).toEqual([]);
  });
});
