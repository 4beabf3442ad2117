import type { Journal } from '@repartee/kernel';
import { Persona, Rubric, Scenario, topics } from '@repartee/proto';
import type { CatalogEvent, RecordedEvent, SessionEvent } from '@repartee/proto';
import type { ProjectedEvent } from '@repartee/projections';
import { LIMIT_MS } from '@repartee/sessions';
import { engine, offlineMind, recogniser } from '@repartee/dialogue';

import type { StagedPlay } from './dialogue.bench.js';

/** So many events of a journal, in order. */
export function eventsOf(journal: Journal, limit: number): ProjectedEvent[] {
  const { entries } = journal.readAll({ afterSequence: 0, limit });
  return entries.flatMap((entry) => (entry.kind === 'event' ? [entry.event as ProjectedEvent] : []));
}

/** A learner's turn with what it moved and the reply: what one append of a conversation holds. */
export function oneTurnOf(journal: Journal): RecordedEvent[] {
  const { entries } = journal.readAll({ afterSequence: 0, topics: [topics.sessions], limit: 1000 });
  const events = entries.flatMap((entry) =>
    entry.kind === 'event' ? [entry.event as RecordedEvent<SessionEvent>] : [],
  );
  const at = events.findIndex(
    ({ data }, index) =>
      data.$typeName === 'repartee.sessions.v1.TurnSpoken' &&
      events[index + 1]?.data.$typeName === 'repartee.sessions.v1.DispositionShifted' &&
      events[index + 2]?.data.$typeName === 'repartee.sessions.v1.TurnSpoken',
  );
  return events.slice(at, at + 3);
}

/** Every listed scenario of the catalogue, ready to be played; a case template cannot be, before a case is cast with it. */
export function playsOf(journal: Journal): StagedPlay[] {
  const contents = new Map<string, { json: string; event: CatalogEvent }>();
  const { entries } = journal.readAll({ afterSequence: 0, topics: [topics.catalog], limit: 1000 });
  for (const entry of entries) {
    if (entry.kind === 'undecodable') continue;
    const event = entry.event.data as CatalogEvent;
    if ('contentJson' in event) contents.set(keyOf(event), { json: event.contentJson, event });
  }
  return [...contents.values()].flatMap(({ json, event }) => {
    if (event.$typeName !== 'repartee.catalog.v1.ScenarioPublished') return [];
    const persona = contents.get(`persona ${event.persona?.id}`);
    const rubric = contents.get(`rubric ${event.rubric?.id}`);
    const scenario = Scenario.parse(JSON.parse(json));
    if (!persona || !rubric || scenario.case_for) return [];
    const play = {
      scenario,
      persona: Persona.parse(JSON.parse(persona.json)),
      rubric: Rubric.parse(JSON.parse(rubric.json)),
    };
    return [{ play, opening: openingOf(event.scenario?.id ?? '') }];
  });
}

function keyOf(event: CatalogEvent): string {
  switch (event.$typeName) {
    case 'repartee.catalog.v1.PersonaPublished':
      return `persona ${event.persona?.id}`;
    case 'repartee.catalog.v1.ScenarioPublished':
      return `scenario ${event.scenario?.id}`;
    case 'repartee.catalog.v1.RubricPublished':
      return `rubric ${event.rubric?.id}`;
    default:
      return event.$typeName;
  }
}

function openingOf(scenarioId: string): StagedPlay['opening'] {
  const pin = { id: scenarioId, version: 1, sha256: '' };
  return {
    ...{ sessionId: 'bench', organisation: 'bench', learnerId: 'bench', teamId: 'bench', siteId: 'bench' },
    ...{ persona: pin, scenario: pin, rubric: pin, engine, recogniser, mind: offlineMind },
    ...{ mode: 'typed', purpose: 'practice', language: 'en', attempt: 1, wordingSeed: 1, limitMs: LIMIT_MS },
  };
}
