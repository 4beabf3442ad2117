import { create } from '@bufbuild/protobuf';
import type { Append, Keys } from '@repartee/kernel';
import type { NewEvent } from '@repartee/proto';
import { catalogV1, commonV1, directoryV1, streamOf } from '@repartee/proto';

/** Monday, 1 September 2025, 08:00 UTC: when everybody joined. */
export const FOUNDED = Date.UTC(2025, 8, 1, 8);

export const sites = { lille: ['north', 'south', 'centre'], lyon: ['east', 'west', 'quays'], nantes: ['port', 'isle'] };
export type SiteId = keyof typeof sites;

export const skills = ['exploring', 'listening', 'holding', 'agreeing'] as const;
export const scenarios = ['unhappy-customer', 'purchasing-director', 'reprimand'] as const;
const families = { 'unhappy-customer': 'complaint', 'purchasing-director': 'negotiation', reprimand: 'management' };

const text = (words: string) => ({ en: words, fr: `${words} (fr)` });

export interface Learner {
  id: string;
  team: string;
  site: SiteId;
}

/** Twelve learners a team, 96 in all. */
export const learners: readonly Learner[] = Object.entries(sites).flatMap(([site, teams]) =>
  teams.flatMap((team) =>
    Array.from({ length: 12 }, (_, index) => ({ id: `${team}-${index + 1}`, team, site: site as SiteId })),
  ),
);

let made = 0;

/** Ids in the order of making, the same in every run. */
export function eventId(): string {
  made += 1;
  return `01900000-0000-7000-8000-${String(made).padStart(12, '0')}`;
}

export interface Writing {
  organisation: string;
  keys: Keys;
}

export function appendOf({ organisation }: Writing, stream: string, events: readonly NewEvent[]): Append {
  const cause = { correlationId: 'seed', causationId: 'seed', actor: { kind: 'system', id: 'seed' } as const };
  return { stream, organisation, expectedVersion: 'any', events, ...cause };
}

/** Sites, teams, people with names, roles, contents: everything before the first session. */
export function companyAppends(writing: Writing): Append[] {
  return [...placeAppends(writing), ...peopleAppends(writing), ...contentAppends(writing)];
}

function placeAppends(writing: Writing): Append[] {
  const { organisation } = writing;
  const at = (data: NewEvent['data']): NewEvent => ({ id: eventId(), occurredAt: FOUNDED, data });
  const registered = create(directoryV1.OrganisationRegisteredSchema, {
    organisationId: organisation,
    name: 'Acme',
    timeZone: 'Europe/Paris',
    language: commonV1.Language.FR,
    policy: { managersOpenAssessed: true },
  });
  return [
    appendOf(writing, streamOf.organisation(organisation), [at(registered)]),
    ...Object.entries(sites).flatMap(([siteId, teams]) => [
      appendOf(writing, streamOf.site(organisation, siteId), [
        at(create(directoryV1.SiteOpenedSchema, { siteId, name: siteId })),
      ]),
      ...teams.map((teamId) =>
        appendOf(writing, streamOf.team(organisation, teamId), [
          at(create(directoryV1.TeamFormedSchema, { teamId, siteId, name: teamId })),
        ]),
      ),
    ]),
  ];
}

function peopleAppends(writing: Writing): Append[] {
  const staff = ['tess', 'max'].map((id) => ({ id, team: 'north', site: 'lille' as const }));
  return [...learners, ...staff].map((person) => {
    const join = eventId();
    const context = { organisation: writing.organisation, person: person.id, eventId: join };
    const profile = JSON.stringify({ name: `Name of ${person.id}`, email: `${person.id}@acme.test` });
    const joined = create(directoryV1.PersonJoinedSchema, {
      personId: person.id,
      profile: writing.keys.seal(context, profile),
      teamId: person.team,
      siteId: person.site,
      language: commonV1.Language.FR,
    });
    const isLearner = learners.some(({ id }) => id === person.id);
    const role = isLearner ? commonV1.Role.LEARNER : commonV1.Role.TRAINER;
    const granted = create(directoryV1.RoleGrantedSchema, { personId: person.id, role });
    return appendOf(writing, streamOf.person(writing.organisation, person.id), [
      { id: join, occurredAt: FOUNDED, data: joined },
      { id: eventId(), occurredAt: FOUNDED, data: granted },
    ]);
  });
}

export const pinOf = (id: string) => ({ id, version: 1, sha256: id });

function contentAppends(writing: Writing): Append[] {
  const { organisation } = writing;
  const published = (data: NewEvent['data']) => [{ id: eventId(), occurredAt: FOUNDED, data }];
  const persona = { identity: { name: 'Claire Fontaine', job: text('buyer'), organisation: text('a food maker') } };
  const rubric = {
    name: text('Grid'),
    skills: skills.map((id) => ({ id, name: text(id), about: text(id), criteria: criteria() })),
  };
  return [
    appendOf(
      writing,
      streamOf.persona(organisation, 'claire'),
      published(
        create(catalogV1.PersonaPublishedSchema, {
          persona: pinOf('claire'),
          contentSchema: 1,
          contentJson: JSON.stringify({ ...persona, portrait: {} }),
        }),
      ),
    ),
    appendOf(
      writing,
      streamOf.rubric(organisation, 'grid'),
      published(
        create(catalogV1.RubricPublishedSchema, {
          rubric: pinOf('grid'),
          contentSchema: 1,
          contentJson: JSON.stringify(rubric),
        }),
      ),
    ),
    ...scenarios.map((id) =>
      appendOf(
        writing,
        streamOf.scenario(organisation, id),
        published(
          create(catalogV1.ScenarioPublishedSchema, {
            scenario: pinOf(id),
            persona: pinOf('claire'),
            rubric: pinOf('grid'),
            contentSchema: 1,
            contentJson: JSON.stringify(scenario(id)),
          }),
        ),
      ),
    ),
  ];
}

function criteria() {
  return ['one', 'two', 'three'].map((id) => ({
    ...{ id, text: text(`criterion ${id}`) },
    ...{ worked: text(`worked: ${id}`), missing: text(`missing: ${id}`) },
    ...{ met: text('met'), partly: text('partly'), not_met: text('not met') },
  }));
}

function scenario(id: (typeof scenarios)[number]) {
  return {
    ...{ id, family: families[id], title: text(id), skill_focus: text('focus'), context: text('context') },
    ...{ stakes: text('stakes'), objective: { text: text('objective') }, cues: [], facts: [] },
    levers: [{ id: 'lever', label: text('a lever') }],
    missteps: [{ id: 'misstep', label: text('a misstep'), repair: { label: text('a repair') } }],
  };
}
