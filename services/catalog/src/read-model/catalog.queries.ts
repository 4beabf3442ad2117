import { problems } from '@repartee/kernel';
import type {
  ContentKind,
  ContentVersionPage,
  PageQuery,
  PersonaPage,
  RubricContent,
  RubricPage,
  ScenarioBriefing,
  ScenarioContent,
  ScenarioPage,
  ScenarioQuery,
} from '@repartee/proto';

import { toBriefing, toPersonaRow, toRubricCard, toScenarioCard } from './cards.js';
import type { ContentsRepository, FoundScenario } from './contents.repository.js';
import { pageOf } from './paging.js';

/** What people read of the catalogue; who may read what is said at the routes. */
export class CatalogQueries {
  constructor(private readonly contents: ContentsRepository) {}

  /** Either scenarios, or the templates of cases. */
  scenarios(organisation: string, { family, templates = false, ...query }: ScenarioQuery): ScenarioPage {
    const offered = this.offered(organisation)
      .filter(({ content }) => (content.case_for !== undefined) === templates)
      .filter(({ content }) => !family || content.family === family);
    return pageOf(offered.map(toScenarioCard), query);
  }

  /** A retired one is still found. Throws `not_found`. */
  briefing(organisation: string, id: string): ScenarioBriefing {
    return toBriefing(this.scenario(organisation, id));
  }

  /** Throws `not_found`. */
  content(organisation: string, id: string, version?: number): ScenarioContent {
    const { pin, content, retired, persona, rubric } = this.scenario(organisation, id, version);
    return {
      pins: { scenario: pin, persona: persona.pin, rubric: rubric.pin },
      ...{ scenario: content, persona: persona.content, rubric: rubric.content, retired },
      calibration: this.contents.calibration(organisation, pin),
    };
  }

  /** The latest first. Throws `not_found`. */
  versions(organisation: string, content: { kind: ContentKind; id: string }, query: PageQuery): ContentVersionPage {
    const versions = this.contents.versions(organisation, content.kind, content.id);
    if (versions.length === 0) throw problems.notFound('content');
    const listed = versions.map((one) => ({ ...one, publishedAt: new Date(one.publishedAt).toISOString() }));
    return pageOf(listed, query, ({ version }) => String(version));
  }

  rubrics(organisation: string, query: PageQuery): RubricPage {
    return pageOf(this.contents.rubrics(organisation).map(toRubricCard), query);
  }

  /** Throws `not_found`. */
  rubric(organisation: string, id: string, version?: number): RubricContent {
    const found = this.contents.rubric(organisation, id, version);
    if (!found) throw problems.notFound('rubric');
    return { pin: found.pin, rubric: found.content, retired: found.retired };
  }

  personas(organisation: string, query: PageQuery): PersonaPage {
    const offered = this.offered(organisation);
    const rows = this.contents.personas(organisation).map((persona) => {
      const played = offered.filter((scenario) => scenario.persona.pin.id === persona.pin.id);
      return toPersonaRow(persona, played.length);
    });
    return pageOf(rows, query);
  }

  private offered(organisation: string): FoundScenario[] {
    return this.contents.scenarios(organisation).filter(({ retired }) => !retired);
  }

  private scenario(organisation: string, id: string, version?: number): FoundScenario {
    const found = this.contents.scenario(organisation, id, version);
    if (!found) throw problems.notFound('scenario');
    return found;
  }
}
