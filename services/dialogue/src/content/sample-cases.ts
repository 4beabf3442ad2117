import type { CaseAnswers } from '@repartee/proto';

/** What templates are tried with: with and without something said before, formal and familiar, in both languages. */
export const sampleCases: readonly CaseAnswers[] = [
  {
    who: 'Marc',
    address: 'vous',
    event: 'the order that came two weeks late',
    date: '2026-11-12',
    said: 'You will have it by Friday.',
    goal: 'agree on a new date',
    reaction: 'angry',
  },
  {
    who: 'Anaïs',
    address: 'tu',
    event: 'les travaux qui n’avancent pas',
    date: '2026-10-05',
    said: null,
    goal: 'trouver un accord sur la suite',
    reaction: 'evasive',
  },
];
