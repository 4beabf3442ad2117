import type { LocalReadModel } from '@repartee/kernel';
import type { SpeechCeiling, SpeechMonth, SpeechPrices, SpeechUse as SpeechUseView } from '@repartee/proto';
import { noCeiling } from '@repartee/proto';

import { amountOf, shareUsed, standingOf } from './domain/ceiling.js';
import type { Month } from './domain/months.js';
import { monthsUntil } from './domain/months.js';
import type { SpeechUse } from './domain/use.js';
import { noUse } from './domain/use.js';

/** Months that an administrator looks back on, this one included. */
const MONTHS = 6;
/** Figures of a log that is away are those that are known. */
const STILL_MS = 2000;
/** While some of it is heard and some is not. */
const ANSWER_MOST_MS = 4000;

interface CeilingRow extends Omit<SpeechCeiling, 'heardMinutes' | 'spokenCharacters' | 'prices'> {
  heard_minutes: number | null;
  spoken_characters: number | null;
  prices: string | null;
}

/** What an organisation uses of providers of speech in a month, and how that stands to its ceiling. */
export class SpeechUses {
  private readonly zone;
  private readonly ceilingRow;
  private readonly sums;

  constructor(private readonly model: LocalReadModel) {
    this.zone = model.prepare<{ time_zone: string }>('SELECT time_zone FROM time_zones WHERE organisation = ?');
    this.ceilingRow = model.prepare<CeilingRow>('SELECT * FROM speech_ceilings WHERE organisation = ?');
    this.sums = model.prepare<SpeechUse>(
      `SELECT COALESCE(SUM(heard_ms), 0) AS heardMs, COALESCE(SUM(spoken_characters), 0) AS spokenCharacters,
         COALESCE(SUM(tokens_in), 0) AS tokensIn, COALESCE(SUM(tokens_out), 0) AS tokensOut
       FROM speech_used WHERE organisation = ? AND at >= ? AND at < ?`,
    );
  }

  /**
   * Whether all that the month allows had been used by this moment, UTC in milliseconds since 1970. Asked for the moment
   * at which a session began, the answer stays what it was, so a session that has begun goes on.
   */
  isReached(organisation: string, at: number): boolean {
    const ceiling = this.ceilingOf(organisation);
    const [month] = this.months(organisation, at, 1);
    return month !== undefined && standingOf(shareUsed(this.used(organisation, month, at), ceiling)) === 'reached';
  }

  /** For those who set the ceiling: of all conversations together, by month. */
  async view(organisation: string, at: number): Promise<SpeechUseView> {
    await this.model.caughtUpUnlessStill(STILL_MS, ANSWER_MOST_MS);
    const ceiling = this.ceilingOf(organisation);
    const used = this.months(organisation, at, MONTHS).map((month) => ({ month, use: this.used(organisation, month) }));
    const share = used[0] ? shareUsed(used[0].use, ceiling) : null;
    const months = used.map(({ month, use }) => monthView(month, use, ceiling.prices));
    return { months, ceiling, share, standing: standingOf(share) };
  }

  private months(organisation: string, at: number, count: number): Month[] {
    return monthsUntil(at, this.zone.first(organisation)?.time_zone ?? 'UTC', count);
  }

  private used(organisation: string, { from, to }: Month, until = to): SpeechUse {
    return this.sums.first(organisation, from, Math.min(to, until)) ?? noUse;
  }

  private ceilingOf(organisation: string): SpeechCeiling {
    const row = this.ceilingRow.first(organisation);
    if (!row) return noCeiling;
    const { heard_minutes: heardMinutes, spoken_characters: spokenCharacters, tokens, amount, prices } = row;
    return {
      ...{ heardMinutes, spokenCharacters, tokens, amount },
      prices: prices === null ? null : (JSON.parse(prices) as SpeechPrices),
    };
  }
}

function monthView({ name }: Month, use: SpeechUse, prices: SpeechPrices | null): SpeechMonth {
  const { heardMs, spokenCharacters, tokensIn, tokensOut } = use;
  return {
    month: name,
    heardMinutes: Math.round(heardMs / 6_000) / 10,
    ...{ spokenCharacters, tokensIn, tokensOut },
    amount: prices ? Math.round(amountOf(use, prices) * 10_000) / 10_000 : null,
  };
}
