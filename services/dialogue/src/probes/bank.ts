import type { Language } from '@repartee/proto';

import { englishBank } from './bank.en.js';
import { frenchBank } from './bank.fr.js';

/** What a learner may do with any persona, whatever the scenario. */
export const bankActs = [
  'greeting',
  'acknowledge',
  'reflect',
  'sum_up',
  'ask_openly',
  'ask_closed',
  'ask_permission',
  'apologise',
  'propose',
  'commit',
  'next_step',
  'agree',
  'thank',
  'explain',
  'advise',
  'soothe',
  'dismiss',
  'blame',
  'refuse',
  'chat',
  'fill',
] as const;
export type BankAct = (typeof bankActs)[number];

/** Sentences by act. In French `[vous|tu]` holds both forms of address. */
export type Bank = Readonly<Record<BankAct, readonly string[]>>;

export const banks: Record<Language, Bank> = { en: englishBank, fr: frenchBank };
