import type { Language, Lines, Persona, Scenario } from '@repartee/proto';
import { languages, slotTypes } from '@repartee/proto';

type Path = readonly (string | number)[];

/** One group of wordings, with what may stand in it. */
export interface SpokenLines {
  path: Path;
  lines: Lines;
  /** Slots that may stand in braces. */
  slots: readonly string[];
  mayAsk: boolean;
}

const spoken = (path: Path, lines: Lines, more: Partial<SpokenLines> = {}): SpokenLines => ({
  path,
  lines,
  slots: [],
  mayAsk: false,
  ...more,
});

/** Everything a persona brings to say. */
export const linesOfPersona = (persona: Persona): SpokenLines[] => [
  ...persona.takes_up.map(({ lines, slot }, index) =>
    spoken(['takes_up', index, 'lines'], lines, { slots: slot ? [slot] : [] }),
  ),
  ...persona.does_not_know.map(({ lines }, index) => spoken(['does_not_know', index, 'lines'], lines)),
  ...persona.already_told.map(({ lines }, index) => spoken(['already_told', index, 'lines'], lines)),
  ...persona.contradicts.map(({ lines }, index) =>
    spoken(['contradicts', index, 'lines'], lines, { slots: ['before', 'now'], mayAsk: true }),
  ),
  ...persona.recalls.map(({ lines, at, slot }, index) =>
    spoken(['recalls', index, 'lines'], lines, { slots: at === 'close' ? ['promises'] : [slot, 'date', 'amount'] }),
  ),
];

const says = (path: Path, entries: readonly { lines: Lines }[]): SpokenLines[] =>
  entries.map(({ lines }, index) => spoken([...path, 'says', index, 'lines'], lines));

const linesOfRules = ({ levers, missteps }: Scenario): SpokenLines[] => [
  ...levers.flatMap((lever, index) => says(['levers', index], lever.says)),
  ...missteps.flatMap((misstep, index) => [
    ...says(['missteps', index], misstep.says),
    ...says(['missteps', index, 'repair'], misstep.repair.says ?? []),
  ]),
];

/** Everything a scenario brings to say. */
export const linesOfScenario = (scenario: Scenario): SpokenLines[] => [
  ...linesOfRules(scenario),
  ...scenario.points.map(({ lines, asks }, index) =>
    spoken(['points', index, 'lines'], lines, { slots: slotTypes, mayAsk: asks !== undefined }),
  ),
  ...scenario.asks.map(({ again }, index) => spoken(['asks', index, 'again'], again, { mayAsk: true })),
  ...scenario.calls_back.map(({ lines }, index) => spoken(['calls_back', index, 'lines'], lines)),
  ...Object.entries(scenario.silence).map(([place, { lines }]) =>
    spoken(['silence', place, 'lines'], lines, { mayAsk: true }),
  ),
  ...(scenario.interrupts ? [spoken(['interrupts', 'lines'], scenario.interrupts.lines)] : []),
  spoken(['objective', 'lines'], scenario.objective.lines),
  ...scenario.ends.map(({ lines }, index) => spoken(['ends', index, 'lines'], lines, { mayAsk: true })),
  spoken(['closings', 'time'], scenario.closings.time, { mayAsk: true }),
  spoken(['closings', 'learner'], scenario.closings.learner, { mayAsk: true }),
  spoken(['opening', 'lines'], scenario.opening.lines, { mayAsk: true }),
];

export interface SpokenLine extends Omit<SpokenLines, 'lines'> {
  language: Language;
  text: string;
}

export const eachLine = (groups: readonly SpokenLines[]): SpokenLine[] =>
  groups.flatMap(({ lines, path, slots, mayAsk }) =>
    languages.flatMap((language) =>
      lines[language].map((text, index) => ({ path: [...path, language, index], slots, mayAsk, language, text })),
    ),
  );
