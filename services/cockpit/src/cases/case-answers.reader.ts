import { CastAnswers } from '@repartee/proto';
import type { Opener } from '../sealed/opener.js';
import type { CasesRepository } from './cases.repository.js';

/** The answers that sessions of cases were opened with: what casts the texts of their pages. */
export class CaseAnswersReader {
  constructor(
    private readonly repository: CasesRepository,
    private readonly opener: Opener,
  ) {}

  /** By session; without those that are of no case, or of one that can no longer be read. */
  async of(organisation: string, sessions: readonly string[]): Promise<Map<string, CastAnswers>> {
    const rows = await this.repository.answersOf(organisation, sessions);
    return new Map(
      rows.flatMap((row) => {
        const json = this.opener.open(row, organisation, row.learner_id);
        return json === null ? [] : [[row.session_id, CastAnswers.parse(JSON.parse(json))] as const];
      }),
    );
  }
}
