import { directoryV1, noCeiling } from '@repartee/proto';
import type { SpeechCeiling } from '@repartee/proto';
import type { AdoptPolicy, AdoptRecordingTerm, RegisterOrganisation } from './organisation.decide.js';
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
  speechCeiling: noCeiling,
  recordingDays: 0,
};
const keep = (days: number): AdoptRecordingTerm => ({ type: 'AdoptRecordingTerm', days });
const adopt = (managersOpenAssessed: boolean): AdoptPolicy => ({
  type: 'AdoptPolicy',
  policy: { managersOpenAssessed },
});
const tight: SpeechCeiling = {
  ...{ heardMinutes: 300, spokenCharacters: null, tokens: null, amount: 12.5 },
  prices: { heardMinute: 0.006, spokenCharacters: 15, tokensIn: 0.15, tokensOut: 0.6 },
};

describe('when nothing is registered', () => {
  it('registers the organisation', () => {
    const events = decideOrganisation(register, initialOrganisation);
    expect(events.map((event) => event.$typeName)).toEqual([directoryV1.OrganisationRegisteredSchema.typeName]);
    expect(events.reduce(evolveOrganisation, initialOrganisation)).toEqual(registered);
  });

  it('adopts no policy', () => {
    expect(() => decideOrganisation(adopt(true), initialOrganisation)).toThrow('unknown_organisation');
    expect(() => decideOrganisation(keep(90), initialOrganisation)).toThrow('unknown_organisation');
  });

  it('sets no ceiling', () => {
    const set = { type: 'SetSpeechCeiling', ceiling: tight } as const;
    expect(() => decideOrganisation(set, initialOrganisation)).toThrow('unknown_organisation');
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

  it('records nothing until it says how long recordings are kept', () => {
    const [event] = decideOrganisation(keep(90), registered);
    expect(registered).toMatchObject({ recordingDays: 0 });
    expect(evolveOrganisation(registered, event!)).toMatchObject({ recordingDays: 90 });
  });

  it('stays quiet when recordings are kept as long already', () => {
    expect(decideOrganisation(keep(0), registered)).toEqual([]);
  });

  it('stays quiet when it adopts the policy it has', () => {
    expect(decideOrganisation(adopt(true), registered)).toEqual([]);
  });
});

describe('when a ceiling for speech is set', () => {
  const [set] = decideOrganisation({ type: 'SetSpeechCeiling', ceiling: tight }, registered);
  const limited = evolveOrganisation(registered, set!);

  it('holds it, prices included', () => {
    expect(limited).toMatchObject({ speechCeiling: tight });
  });

  it('stays quiet when it is set again', () => {
    const prices = { ...tight.prices! };
    expect(decideOrganisation({ type: 'SetSpeechCeiling', ceiling: { ...tight, prices } }, limited)).toEqual([]);
  });

  it('lifts it', () => {
    const [lifted] = decideOrganisation({ type: 'SetSpeechCeiling', ceiling: noCeiling }, limited);
    expect(evolveOrganisation(limited, lifted!)).toMatchObject({ speechCeiling: noCeiling });
  });
});
