import type { ImportPeople, ImportReport, ImportRow, Language, OneTimeLink } from '@repartee/proto';

import type { Credentials } from '../credentials/credentials.js';
import type { PeopleService } from '../people/people.service.js';
import type { OrganisationsRepository } from '../read-model/organisations.repository.js';
import type { PlacesRepository } from '../read-model/places.repository.js';
import type { Act } from '../writing/directory-writer.js';
import { readCsv } from './csv-lines.js';
import type { ImportGround, ReadRow } from './import-row.js';
import { readRows } from './import-row.js';
import { importWords } from './import-words.js';
import type { Invitations } from './invitations.js';

/**
 * People from a spreadsheet: judged line by line, written all or none. Whoever is here already and was never invited, as
 * after an import that was cut off, is invited along with them.
 */
export class ImportService {
  constructor(
    private readonly people: PeopleService,
    private readonly places: PlacesRepository,
    private readonly organisations: OrganisationsRepository,
    private readonly credentials: Credentials,
    private readonly invitations: Invitations,
  ) {}

  /** What is wrong is said in the language of the person who imports. */
  async import(
    act: Act,
    { csv, dryRun, skipWrongLines }: ImportPeople,
    language: Language = 'en',
  ): Promise<ImportReport> {
    const words = importWords[language];
    const content = readCsv(csv, words);
    const rows = readRows(content.lines, { ...this.groundOf(act.organisation), words });
    const errors = [...content.errors, ...rows.flatMap((row) => row.errors)];
    const isHeld = dryRun || content.errors.length > 0 || (errors.length > 0 && !skipWrongLines);
    const added = isHeld ? new Map<number, string>() : await this.add(act, rows);
    const uninvited = this.uninvited(rows);
    const invited = isHeld ? new Map<number, string>() : new Map([...added, ...uninvited]);
    const invitations = await this.invitations.make(act.organisation, invited);
    const report = rows.map((row) => toImportRow(row, added.get(row.line), invitations.get(row.line)));
    const { areMailed: mailed } = this.invitations;
    return { dryRun, rows: report, errors, imported: added.size, uninvited: uninvited.size, mailed };
  }

  /** Ids of the new people by their line. */
  private async add(act: Act, rows: readonly ReadRow[]): Promise<Map<number, string>> {
    const fresh = rows.filter((row) => row.person !== undefined && !row.isKnown);
    const ids = await this.people.addAll(
      act,
      fresh.flatMap(({ person }) => person ?? []),
    );
    return new Map(fresh.map(({ line }, index) => [line, ids[index] ?? '']));
  }

  /** Ids by their line. */
  private uninvited(rows: readonly ReadRow[]): Map<number, string> {
    const known = rows.filter(({ isKnown, errors }) => isKnown && errors.length === 0);
    return new Map(
      known.flatMap(({ line, email }) => {
        const holder = this.credentials.holderOf(email);
        return holder && this.invitations.isMissing(holder) ? [[line, holder.person] as const] : [];
      }),
    );
  }

  private groundOf(organisation: string): Omit<ImportGround, 'words'> {
    return {
      language: this.organisations.find(organisation)?.language ?? 'en',
      siteNamed: remembered((name = '') => this.places.siteNamed(organisation, name)),
      teamNamed: remembered((site = '', name = '') => this.places.teamNamed(organisation, site, name)),
      siteNames: remembered(() => this.places.siteNames(organisation)),
      teamNames: remembered((site = '') => this.places.teamNames(organisation, site)),
      holderOf: (email) => {
        const holder = this.credentials.holderOf(email);
        return holder && (holder.organisation === organisation ? 'here' : 'elsewhere');
      },
    };
  }
}

/** Thousands of lines name the same few places. */
function remembered<Answer>(ask: (...names: string[]) => Answer): (...names: string[]) => Answer {
  const answers = new Map<string, Answer>();
  return (...names) => {
    const key = JSON.stringify(names);
    const answer = answers.has(key) ? (answers.get(key) as Answer) : ask(...names);
    answers.set(key, answer);
    return answer;
  };
}

function toImportRow(row: ReadRow, personId?: string, invitation?: OneTimeLink): ImportRow {
  const { line, name, email, siteName: site, teamName: team, roles, language } = row;
  const outcome = row.errors.length > 0 ? 'wrong' : row.isKnown ? 'known' : 'new';
  return {
    line,
    name,
    email,
    site,
    team,
    roles,
    language,
    outcome,
    personId: personId ?? null,
    invitation: invitation ?? null,
  };
}
