import type { Language } from '@repartee/proto';
import { readTurn } from '../recognisers/index.js';
import { contradictionIn } from './contradiction.js';
import type { LedgerEntry } from './dialogue-state.js';
import { entriesOf } from './ledger.js';
import { createTestPlay } from './play.fixture.js';

const play = createTestPlay();

/** What the last of these turns contradicts, as `before > now`. */
const noticed = (language: Language, ...turns: string[]): string | null => {
  const ledger: LedgerEntry[] = [];
  let found: string | null = null;
  for (const [index, text] of turns.entries()) {
    const reading = readTurn({ text, language, play });
    const now = entriesOf(reading, index + 1);
    const contradiction = contradictionIn(ledger, reading, now);
    found = contradiction && `${contradiction.type}: ${contradiction.before} > ${contradiction.now}`;
    ledger.push(...now);
  }
  return found;
};

describe('another value on the same matter', () => {
  it.each([
    ['en', 'The plumber arrives on Monday.', 'The plumber arrives on Wednesday.', 'date: Monday > Wednesday'],
    ['en', "I'll ring you tonight.", "So I'll ring you next week.", 'date: tonight > next week'],
    ['en', 'The training lasts three days.', 'So the training lasts one day.', 'duration: three days > one day'],
    ['en', 'Your deposit is 300 euros.', 'The deposit comes to 180 euros.', 'amount: €300 > €180'],
    ['en', 'I counted six complaints.', 'There were ten complaints.', 'amount: six complaints > ten complaints'],
    ['fr', 'Le plombier passe lundi.', 'Le plombier passe mercredi.', 'date: lundi > mercredi'],
    ['fr', "L'essai est prévu le 12.", "L'essai aura lieu le 20.", 'date: le 12 > le 20'],
    ['fr', 'La caution est de 300 euros.', 'La caution sera de 180 euros.', 'amount: 300 euros > 180 euros'],
  ] as const)('is noticed (%s): %s %s', (language, before, now, contradiction) => {
    expect(noticed(language, before, now)).toBe(contradiction);
  });

  it.each([
    ['en', "I'm free for you on Tuesday the 14th.", "So it's the 23rd, as I mentioned."],
    ['en', 'Help at the desk starts on the first of May.', 'As agreed, somebody joins you on the first of June.'],
    ['en', 'I can spend 1500 euros on it.', "With the 300 euros I have, as I was saying, we can't do a lot."],
    ['fr', 'Le contrat est à vous le 12 mai.', 'Vous avez tout le 3 juin, comme on en a parlé.'],
  ] as const)('is noticed where the turn goes back to it (%s): %s %s', (language, before, now) => {
    expect(noticed(language, before, now)).not.toBeNull();
  });

  it('is not laid on what the turn may not mean', () => {
    expect(
      noticed('en', "I'll be there on Monday, and the van on Friday.", 'We start on Tuesday, as I said.'),
    ).toBeNull();
  });

  it('is noticed some turns later', () => {
    expect(noticed('en', 'The plumber arrives on Monday.', 'I see.', 'Right.', 'The plumber arrives on Friday.')).toBe(
      'date: Monday > Friday',
    );
  });

  it.each([
    ['en', 'The plumber arrives on Monday.', 'The plumber arrives on Monday at noon.'],
    ['en', 'The plumber arrives on Monday.', 'Your invoice leaves on Wednesday.'],
    ['en', 'The plumber was due on Monday.', 'The plumber arrives on Wednesday.'],
    ['en', 'The machine was 650 euros.', 'We pay back 80 euros of laundry.'],
    ['en', 'The plumber arrives on Monday.', 'Would Wednesday suit you?'],
    ['fr', 'Le plombier passe lundi.', 'Votre facture part mercredi.'],
    ['en', 'We were on time over the last twelve months.', 'If you signed for two years we could do it.'],
    ['en', 'You would have two days a week for it.', 'Let us look at it again in two weeks, on Friday.'],
    ['en', 'We deliver 98 % on the day.', "I'd want to keep the four per cent in that case."],
    ['en', 'I was there for six years.', 'Half a day on the roof, and then we talk about the roof.'],
    ['fr', "C'est notre première hausse depuis trois ans.", 'En signant pour deux ans, on pourrait lier le prix.'],
    ['fr', 'On pourrait garder cinq jours de stock.', 'En signant pour deux ans, vous seriez tranquille.'],
  ] as const)('is none where it fits, is over, or is about something else (%s): %s %s', (language, before, now) => {
    expect(noticed(language, before, now)).toBeNull();
  });
});

describe('a promise', () => {
  it.each([
    [
      'en',
      "I'll send you the new contract.",
      'I cannot send you the contract.',
      'promise: send me the new contract > ',
    ],
    ['en', "I'll call you myself.", 'The workshop will call you.', 'promise: call me yourself > '],
  ] as const)('is noticed where it is denied or left to others (%s): %s %s', (language, before, now, contradiction) => {
    expect(noticed(language, before, now)).toBe(contradiction);
  });

  it('is not broken by being kept', () => {
    expect(noticed('en', "I'll send you the new contract.", "I'll send you the contract tonight.")).toBeNull();
  });
});
