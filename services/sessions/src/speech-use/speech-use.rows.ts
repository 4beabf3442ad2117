import type { RowChange } from '@repartee/kernel';
import type { DirectoryEvent, RecordedEvent, SessionEvent, SpeechPrices } from '@repartee/proto';

/** Kept of all sessions together: nothing in it tells whose they were. */
export const speechUseTables = [
  `CREATE TABLE speech_used (
    event TEXT PRIMARY KEY, organisation TEXT NOT NULL, at INTEGER NOT NULL, heard_ms INTEGER NOT NULL,
    spoken_characters INTEGER NOT NULL, tokens_in INTEGER NOT NULL, tokens_out INTEGER NOT NULL) STRICT`,
  `CREATE INDEX speech_used_by_time ON speech_used (organisation, at, heard_ms, spoken_characters, tokens_in, tokens_out)`,
  `CREATE TABLE time_zones (organisation TEXT PRIMARY KEY, time_zone TEXT NOT NULL) STRICT`,
  `CREATE TABLE speech_ceilings (
    organisation TEXT PRIMARY KEY, heard_minutes INTEGER, spoken_characters INTEGER, tokens INTEGER, amount REAL,
    prices TEXT) STRICT`,
] as const;

/** What an event changes of the sums; most change nothing. */
export function speechUseRows(event: RecordedEvent<DirectoryEvent | SessionEvent>): RowChange[] {
  const { organisation, data } = event;
  if (data.$typeName === 'repartee.directory.v1.OrganisationRegistered')
    return [{ table: 'time_zones', row: { organisation, time_zone: data.timeZone } }];
  if (data.$typeName === 'repartee.directory.v1.SpeechCeilingSet') {
    const { heardMinutes, spokenCharacters, tokens, amount, prices } = data.ceiling ?? {};
    const row = {
      organisation,
      heard_minutes: heardMinutes ?? null,
      spoken_characters: spokenCharacters ?? null,
      tokens: tokens ?? null,
      amount: amount ?? null,
      prices: prices ? JSON.stringify(pricesOf(prices)) : null,
    };
    return [{ table: 'speech_ceilings', row }];
  }
  if (!('used' in data) || !data.used) return [];
  const { heardMs, spokenCharacters, tokensIn, tokensOut } = data.used;
  return [
    {
      table: 'speech_used',
      row: {
        ...{ event: event.id, organisation, at: event.occurredAt },
        ...{ heard_ms: heardMs, spoken_characters: spokenCharacters, tokens_in: tokensIn, tokens_out: tokensOut },
      },
    },
  ];
}

const pricesOf = ({ heardMinute, spokenCharacters, tokensIn, tokensOut }: SpeechPrices): SpeechPrices => ({
  ...{ heardMinute, spokenCharacters, tokensIn, tokensOut },
});
