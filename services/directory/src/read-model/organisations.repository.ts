import type { LocalReadModel } from '@repartee/kernel';
import type { Language, Organisation } from '@repartee/proto';

interface OrganisationRow {
  organisation: string;
  name: string;
  time_zone: string;
  language: Language;
  managers_open_assessed: number;
  days: number | null;
}

const SELECT = `SELECT * FROM organisations JOIN policies USING (organisation) LEFT JOIN recording_terms USING (organisation)`;

export class OrganisationsRepository {
  private readonly one;
  private readonly any;

  constructor(lookups: LocalReadModel) {
    this.one = lookups.prepare<OrganisationRow>(`${SELECT} WHERE organisation = ?`);
    this.any = lookups.prepare<OrganisationRow>(`${SELECT} LIMIT 1`);
  }

  find(organisation: string): Organisation | undefined {
    const row = this.one.first(organisation);
    return row && toOrganisation(row);
  }

  isEmpty(): boolean {
    return this.any.first() === undefined;
  }
}

function toOrganisation(row: OrganisationRow): Organisation {
  const { organisation: id, name, time_zone: timeZone, language } = row;
  return {
    ...{ id, name, timeZone, language },
    policy: { managersOpenAssessed: row.managers_open_assessed === 1 },
    recordingTerm: { days: row.days ?? 0 },
  };
}
