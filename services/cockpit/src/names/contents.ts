import type { ClickHouse } from '@repartee/kernel';
import type { Persona, Rubric, Scenario } from '@repartee/proto';

export interface ContentPin {
  id: string;
  version: number;
}

interface ContentOf {
  persona: Persona;
  scenario: Scenario;
  rubric: Rubric;
}

const CACHED = 200;

/** Published contents by version. A version never changes, so it is read and parsed once. */
export class Contents {
  private readonly parsed = new Map<string, Promise<unknown>>();

  constructor(private readonly clickhouse: ClickHouse) {}

  /** Undefined where that version was never published here. */
  of<Kind extends keyof ContentOf>(
    organisation: string,
    kind: Kind,
    { id, version }: ContentPin,
  ): Promise<ContentOf[Kind] | undefined> {
    const key = `${organisation}/${kind}/${id}@${version}`;
    const known = this.parsed.get(key);
    if (known) return known as Promise<ContentOf[Kind] | undefined>;
    const content = this.read<ContentOf[Kind]>(organisation, kind, { id, version });
    if (this.parsed.size >= CACHED) this.parsed.clear();
    this.parsed.set(key, content);
    const forget = () => this.parsed.delete(key);
    content.then((found) => found ?? forget(), forget);
    return content;
  }

  private async read<Content>(organisation: string, kind: string, { id, version }: ContentPin) {
    const [row] = await this.clickhouse.read<{ content_json: string }>(
      `SELECT content_json FROM contents FINAL
       WHERE organisation = {organisation:String} AND kind = {kind:String} AND id = {id:String}
         AND content_version = {version:UInt32}`,
      { organisation, kind, id, version },
    );
    return row && (JSON.parse(row.content_json) as Content);
  }
}
