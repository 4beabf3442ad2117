import type { OpenSite } from './site.decide.js';
import { decideSite } from './site.decide.js';
import { evolveSite, initialSite } from './site.js';
import type { FormTeam } from './team.decide.js';
import { decideTeam } from './team.decide.js';
import { evolveTeam, initialTeam } from './team.js';

const openSite: OpenSite = { type: 'OpenSite', siteId: 'lille', name: 'Lille', nameTaken: false };
const formTeam: FormTeam = {
  type: 'FormTeam',
  teamId: 'lille-care',
  siteId: 'lille',
  name: 'Customer care',
  siteOpen: true,
  nameTaken: false,
};
const lille = { status: 'open', name: 'Lille' } as const;
const care = { status: 'formed', site: 'lille', name: 'Customer care' } as const;

describe('when a site is planned', () => {
  it('opens', () => {
    expect(decideSite(openSite, initialSite).reduce(evolveSite, initialSite)).toEqual(lille);
  });

  it('does not open under the name of another site', () => {
    expect(() => decideSite({ ...openSite, nameTaken: true }, initialSite)).toThrow('name_taken');
  });
});

describe('when a site is open', () => {
  it('stays quiet when it is opened again', () => {
    expect(decideSite(openSite, lille)).toEqual([]);
  });

  it('refuses another name', () => {
    expect(() => decideSite({ ...openSite, name: 'Lyon' }, lille)).toThrow('site_exists');
  });
});

describe('when a team is planned', () => {
  it('is formed at its site', () => {
    expect(decideTeam(formTeam, initialTeam).reduce(evolveTeam, initialTeam)).toEqual(care);
  });

  it('is not formed at a site that is not there', () => {
    expect(() => decideTeam({ ...formTeam, siteOpen: false }, initialTeam)).toThrow('unknown_site');
  });

  it('does not take the name of another team of the site', () => {
    expect(() => decideTeam({ ...formTeam, nameTaken: true }, initialTeam)).toThrow('name_taken');
  });
});

describe('when a team is formed', () => {
  it('stays quiet when it is formed again', () => {
    expect(decideTeam(formTeam, care)).toEqual([]);
  });

  it('refuses to be formed elsewhere', () => {
    expect(() => decideTeam({ ...formTeam, siteId: 'lyon' }, care)).toThrow('team_exists');
  });
});
