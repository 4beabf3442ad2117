import type { Language, Move, Point, Scenario, Stance } from '@repartee/proto';
import { languages, stances } from '@repartee/proto';
import { nearest } from '../engine/speak.js';
import type { Finding } from './finding.js';
import { finding } from './finding.js';

const linesNeeded = 6;
const firstRepliesNeeded = 8;

/** The moves that a persona makes in each stance; leaving is worded by `ends`. */
export const movesIn: Readonly<Record<Stance, readonly Move[]>> = {
  closed: ['answer', 'ask', 'press', 'resist'],
  guarded: ['answer', 'ask', 'press', 'reveal', 'resist'],
  engaged: ['answer', 'ask', 'reveal', 'concede'],
  won_over: ['answer', 'ask', 'concede'],
  about_to_leave: ['answer', 'press', 'resist', 'warn'],
};

const count = (points: readonly Point[], language: Language): number =>
  points.reduce((sum, { lines }) => sum + lines[language].length, 0);

const moves = ({ points }: Scenario): Finding[] =>
  stances.flatMap((stance) =>
    movesIn[stance].flatMap((move) => {
      const fitting = points.filter((point) => point.move === move && point.stance.includes(stance));
      return languages.flatMap((language) => {
        const lines = count(fitting, language);
        return lines >= linesNeeded
          ? []
          : finding(
              ['points'],
              `When ${stance}, "${move}" has ${lines} lines in ${language}; ${linesNeeded} are needed.`,
              `Add lines to a point with move ${move} and stance ${stance}, or add a point.`,
            );
      });
    }),
  );

/** A question is answered or refused in every stance, or in the one nearest to it. */
const questions = ({ questions: asked, points }: Scenario): Finding[] =>
  asked.flatMap(({ id }, index) => {
    const responding = points.filter(({ answers, refuses }) => answers?.includes(id) || refuses?.includes(id));
    const missing = stances.filter(
      (stance) => !responding.some((point) => nearest[stance].some((near) => point.stance.includes(near))),
    );
    return missing.length === 0
      ? []
      : finding(
          ['questions', index],
          `Nothing answers or refuses "${id}" when ${missing.join(', ')}.`,
          'Name it in "answers" or "refuses" of a point for that stance.',
        );
  });

const asks = ({ asks: put, points }: Scenario): Finding[] =>
  put.flatMap(({ id, again }, index) => [
    ...(points.some((point) => point.asks === id)
      ? []
      : [finding(['asks', index], `No point puts the question "${id}".`, 'Add a point with it in "asks".')]),
    ...languages
      .filter((language) => again[language].length < 2)
      .map((language) =>
        finding(
          ['asks', index, 'again', language],
          'A dodged question comes back twice.',
          'Give two wordings at least.',
        ),
      ),
  ]);

const facts = ({ facts: all, points }: Scenario): Finding[] =>
  all.flatMap(({ id, hidden, opens_when }, index) => {
    if (!hidden) return [];
    const depths = (['hint', 'whole'] as const).filter(
      (depth) => !points.some(({ reveals }) => reveals?.fact === id && reveals.depth === depth),
    );
    return [
      ...(opens_when ? [] : [finding(['facts', index], `Nothing opens the hidden fact "${id}".`, 'Add "opens_when".')]),
      ...depths.map((depth) =>
        finding(
          ['facts', index],
          `No point tells "${id}" as a ${depth}.`,
          `Add a point with reveals: { fact: ${id}, depth: ${depth} }.`,
        ),
      ),
    ];
  });

const openings = ({ opening }: Scenario): Finding[] =>
  languages
    .filter((language) => opening.lines[language].length < firstRepliesNeeded)
    .map((language) =>
      finding(
        ['opening', 'lines', language],
        `There are ${opening.lines[language].length} openings; every attempt would begin alike.`,
        `Write ${firstRepliesNeeded} at least.`,
      ),
    );

/** Whether there is always something to say: lines for each stance and move, answers, depths of facts, openings. */
export const checkCoverage = (scenario: Scenario): Finding[] => [
  ...moves(scenario),
  ...questions(scenario),
  ...asks(scenario),
  ...facts(scenario),
  ...openings(scenario),
];
