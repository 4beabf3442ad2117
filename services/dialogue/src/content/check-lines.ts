import { fingerprint } from '../mind/fingerprint.js';
import type { Finding } from './finding.js';
import { finding } from './finding.js';
import type { SpokenLine, SpokenLines } from './spoken-lines.js';
import { eachLine } from './spoken-lines.js';

const mostWords = 30;
/** Shorter ones, as in "Good.", may stand in many lines; in one conversation they are still said once. */
const fewestWords = 3;

const length = ({ path, text }: SpokenLine): Finding[] => {
  const { words } = fingerprint(text);
  return words <= mostWords
    ? []
    : [
        finding(
          path,
          `The line has ${words} words; a persona says at most ${mostWords} at once.`,
          'Shorten or split it.',
        ),
      ];
};

const slots = ({ path, text, slots: allowed }: SpokenLine): Finding[] =>
  [...text.matchAll(/\{([^}]*)\}/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => !allowed.includes(name))
    .map((name) =>
      finding(
        path,
        `"{${name}}" cannot be filled here.`,
        allowed.length > 0 ? `Use ${allowed.map((one) => `{${one}}`).join(', ')}, or none.` : 'Say it without a slot.',
      ),
    );

const questions = ({ path, text, mayAsk }: SpokenLine): Finding[] =>
  mayAsk || !text.includes('?')
    ? []
    : [
        finding(
          path,
          'The line asks something, and nothing says what.',
          'Make it a point with "asks", or say it without a question mark.',
        ),
      ];

/** No sentence stands in two places of one language: the persona would repeat itself. */
const repeats = (lines: readonly SpokenLine[], known: readonly SpokenLine[]): Finding[] => {
  const places = new Map<string, SpokenLine>();
  const keyed = ({ text, language }: SpokenLine) =>
    fingerprint(text)
      .sentences.filter((sentence) => sentence.split(' ').length >= fewestWords)
      .map((sentence) => `${language} ${sentence}`);
  for (const line of known) for (const key of keyed(line)) places.set(key, line);
  return lines.flatMap((line) =>
    keyed(line).flatMap((key) => {
      const earlier = places.get(key);
      places.set(key, line);
      return earlier === undefined || earlier === line
        ? []
        : finding(
            line.path,
            `"${key.slice(3)}" is said at ${earlier.path.join('/')} too.`,
            'Word one of the two differently.',
          );
    }),
  );
};

/** Lengths, slots, question marks and repeats. `known` are lines that the same persona says elsewhere. */
export const checkLines = (groups: readonly SpokenLines[], known: readonly SpokenLines[] = []): Finding[] => {
  const lines = eachLine(groups);
  return [
    ...lines.flatMap((line) => [...length(line), ...slots(line), ...questions(line)]),
    ...repeats(lines, eachLine(known)),
  ];
};
