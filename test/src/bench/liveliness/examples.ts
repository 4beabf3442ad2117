import { round } from '../measure.js';
import type { Case } from './finding.js';
import type { MeasureName, Targets } from './goals.js';
import { isReached, namesIn } from './goals.js';
import type { PlayedStage } from './report.js';
import { valueOf } from './tally.js';

const TURNS_SHOWN = 4;

/** The worst cases of every measure in one play, each learner turn once, as text for whoever mends them. */
export function examplesOf<Name extends MeasureName>(
  { scenario, language, findings }: PlayedStage<Name>,
  targets: Targets<Name>,
  count: number,
): string {
  const blocks = namesIn(targets).flatMap((measure) => {
    const { tally, cases } = findings[measure];
    const { goal } = targets[measure];
    const value = valueOf(tally);
    const isOk = isReached(value, goal);
    const heading = `## ${measure}: ${value === null ? 'nothing to measure' : round(value)} (goal ${String(goal.value)}${isOk ? '' : ', missed'})`;
    return cases.length === 0 ? [] : [{ isOk, text: `${heading}\n${worstOf(cases, count)}` }];
  });
  const missedFirst = [...blocks.filter(({ isOk }) => !isOk), ...blocks.filter(({ isOk }) => isOk)];
  return `# ${scenario} ${language}\n\n${missedFirst.map(({ text }) => text).join('\n\n')}\n`;
}

/** The worst cases under one another, each learner turn once. */
export const worstOf = (cases: readonly Case[], count: number): string => worst(cases, count).map(shown).join('\n');

function worst(cases: readonly Case[], count: number): Case[] {
  const sorted = [...cases].sort((one, other) => other.weight - one.weight);
  const seen = new Set<string>();
  const chosen: Case[] = [];
  for (const one of sorted) {
    if (chosen.length >= count) break;
    // The same turn goes wrong with many seeds; once is enough to see it.
    const what = one.turns.at(-1) ?? `${one.who.split(',')[0]} ${one.expected}`;
    if (seen.has(what)) continue;
    seen.add(what);
    chosen.push(one);
  }
  return chosen;
}

function shown({ who, turns, reply, expected }: Case): string {
  const left = turns.length - TURNS_SHOWN;
  const said = turns.slice(-TURNS_SHOWN).map((turn) => `    > ${turn}`);
  const lines = [...(left > 0 ? [`    > (${left} turns before)`] : []), ...said];
  return [`- ${who}`, ...lines, ...(reply === '' ? [] : [`    < ${reply}`]), `    expected: ${expected}`].join('\n');
}
