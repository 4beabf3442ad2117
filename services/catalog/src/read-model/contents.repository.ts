import type { LocalReadModel } from '@repartee/kernel';
import type { Calibration, ContentKind, Pin } from '@repartee/proto';
import { Persona, Rubric, Scenario } from '@repartee/proto';

interface ContentRow {
  id: string;
  version: number;
  sha256: string;
  persona: string | null;
  rubric: string | null;
  json: string;
  published_at: number;
  published_by: string;
  retired: number;
}

interface Found<Content> {
  pin: Pin;
  content: Content;
  retired: boolean;
}

export type FoundPersona = Found<Persona>;
export type FoundRubric = Found<Rubric>;
export type FoundScenario = Found<Scenario> & { persona: FoundPersona; rubric: FoundRubric };

const isRetired = `EXISTS (SELECT 1 FROM retired r
  WHERE r.organisation = c.organisation AND r.kind = c.kind AND r.id = c.id) AS retired`;
const select = `SELECT id, version, sha256, persona, rubric, json, published_at, published_by, ${isRetired}
  FROM contents c WHERE organisation = ? AND kind = ?`;

/** Contents by version; where none is told, the latest. */
export class ContentsRepository {
  private readonly parsed = new Map<string, Persona | Scenario | Rubric>();
  private readonly versionsOf;
  private readonly latest;
  private readonly calibrated;

  constructor(model: LocalReadModel) {
    this.versionsOf = model.prepare<ContentRow>(`${select} AND id = ? ORDER BY version DESC`);
    this.latest = model.prepare<ContentRow>(
      `${select} AND version = (SELECT max(version) FROM contents o
        WHERE o.organisation = c.organisation AND o.kind = c.kind AND o.id = c.id) ORDER BY id`,
    );
    this.calibrated = model.prepare<{ json: string }>(
      'SELECT json FROM calibrations WHERE organisation = ? AND scenario = ? AND version = ?',
    );
  }

  versions(
    organisation: string,
    kind: ContentKind,
    id: string,
  ): (Pin & { publishedAt: number; publishedBy: string })[] {
    const rows = this.versionsOf.all(organisation, kind, id);
    return rows.map((row) => ({ ...pinOf(row), publishedAt: row.published_at, publishedBy: row.published_by }));
  }

  personas(organisation: string): FoundPersona[] {
    return this.latest.all(organisation, 'personas').map((row) => this.found(row, Persona));
  }

  rubrics(organisation: string): FoundRubric[] {
    return this.latest.all(organisation, 'rubrics').map((row) => this.found(row, Rubric));
  }

  rubric(organisation: string, id: string, version?: number): FoundRubric | undefined {
    const row = this.row(organisation, 'rubrics', id, version);
    return row && this.found(row, Rubric);
  }

  scenarios(organisation: string): FoundScenario[] {
    return this.latest.all(organisation, 'scenarios').flatMap((row) => this.whole(organisation, row) ?? []);
  }

  scenario(organisation: string, id: string, version?: number): FoundScenario | undefined {
    const row = this.row(organisation, 'scenarios', id, version);
    return row && this.whole(organisation, row);
  }

  calibration(organisation: string, { id, version }: Pin): Calibration | null {
    const row = this.calibrated.first(organisation, id, version);
    return row ? (JSON.parse(row.json) as Calibration) : null;
  }

  private row(organisation: string, kind: ContentKind, id: string, version?: number): ContentRow | undefined {
    const rows = this.versionsOf.all(organisation, kind, id);
    return version === undefined ? rows[0] : rows.find((row) => row.version === version);
  }

  /** With the very persona and rubric that it pins. */
  private whole(organisation: string, row: ContentRow): FoundScenario | undefined {
    const persona = this.pinned(organisation, 'personas', row.persona);
    const rubric = this.pinned(organisation, 'rubrics', row.rubric);
    if (!persona || !rubric) return undefined;
    return {
      ...this.found(row, Scenario),
      persona: this.found(persona, Persona),
      rubric: this.found(rubric, Rubric),
    };
  }

  private pinned(organisation: string, kind: ContentKind, pin: string | null): ContentRow | undefined {
    if (pin === null) return undefined;
    const { id, version } = JSON.parse(pin) as Pin;
    return this.row(organisation, kind, id, version);
  }

  /** Read by its schema once for each digest. */
  private found<Content extends Persona | Scenario | Rubric>(
    row: ContentRow,
    schema: { parse: (value: unknown) => Content },
  ): Found<Content> {
    const known = this.parsed.get(row.sha256) as Content | undefined;
    const content = known ?? schema.parse(JSON.parse(row.json));
    this.parsed.set(row.sha256, content);
    return { pin: pinOf(row), content, retired: row.retired === 1 };
  }
}

const pinOf = ({ id, version, sha256 }: ContentRow): Pin => ({ id, version, sha256 });
