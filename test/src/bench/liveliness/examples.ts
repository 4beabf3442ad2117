import type { Case } from './finding.js';
import { measureNames } from './goals.js';
import type { PlayedStage } from './report.js';

const TURNS_SHOWN = 4;

/** The worst cases of every measure in one play, each learner turn once, as text for whoever mends them. */
export function examplesOf({ scenario, language, findings }: PlayedStage, count: number): string {
  const blocks = measureNames.flatMap((measure) => {
    const cases = worst(findings[measure].cases, count);
    return cases.length === 0 ? [] : [`## ${measure}\n${cases.map(shown).join('\n')}`];
  });
  return `# ${scenario} ${language}\n\n${blocks.join('\n\n')}\n`;
}

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
