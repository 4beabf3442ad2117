import type { Play, ProbeLevel, Separation } from '@repartee/dialogue';
import { LEAST_SEPARATION, castSamples, separationOf } from '@repartee/dialogue';
import type { PackProblem, Persona, Rubric } from '@repartee/proto';

import { panelPlays, playForPanel } from '../calibration/panel.js';
import type { Published } from './check-pack.js';
import type { Pack, ReadScenario } from './pack.js';

/** Hands the thread over between two conversations of the panel. */
export type Pause = () => Promise<void>;

const byId = <Content extends Persona | Rubric>(read: readonly { content: Content }[], others: readonly Content[]) =>
  new Map([...others, ...read.map(({ content }) => content)].map((content) => [content.id, content]));

/** More than one for a case template: it is played as sample cases cast it. */
function playsOf({ content: scenario }: ReadScenario, pack: Pack, published: Published): Play[] {
  const persona = byId(pack.personas, published.personas).get(scenario.persona);
  const rubric = byId(pack.rubrics, published.rubrics).get(scenario.rubric);
  return persona && rubric ? castSamples({ scenario, persona, rubric }) : [];
}

export interface Played extends Separation {
  /** Conversations of each of the two. */
  plays: number;
}

/** The very plays that its calibration will show, of novices and experts: what is refused is what the page would say. */
export async function playEnds(play: Play, pause: Pause): Promise<Played> {
  const scores = { novice: new Array<number>(), expert: new Array<number>() };
  const plays = panelPlays().flatMap((panel) => (isAtEnds(panel.level) ? { ...panel, level: panel.level } : []));
  for (const panel of plays) {
    const { score } = playForPanel(play, panel).score;
    // In hundredths; null where nothing had an occasion.
    if (score !== null) scores[panel.level].push(score / 100);
    await pause();
  }
  return { ...separationOf(scores.novice, scores.expert), plays: plays.length / 2 };
}

const isAtEnds = (level: ProbeLevel): level is 'novice' | 'expert' => level === 'novice' || level === 'expert';

const points = (value: number) => String(Math.round(value));

/** What keeps a scenario from being published, or null. */
export function tooAlike({ d, novice, expert, plays }: Played): string | null {
  if (d !== null && d >= LEAST_SEPARATION) return null;
  const apart = d === null ? 'not at all' : `by ${d.toFixed(1)} standard deviations`;
  return (
    `novices and experts of the panel come out too much alike: ${points(novice)} and ${points(expert)} points over ` +
    `${plays} conversations each, ${apart} apart where ${LEAST_SEPARATION} are needed. ` +
    'Let levers move more, missteps cost more, or the criteria ask for what only a skilled learner does.'
  );
}

/**
 * Has the panel of probe learners play each scenario, and tells those that do not tell novices from experts: their
 * scores would mean nothing. Only for a pack without errors.
 */
export async function findTooAlike(
  scenarios: readonly ReadScenario[],
  pack: Pack,
  { published, pause }: { published: Published; pause: Pause },
): Promise<PackProblem[]> {
  const problems: PackProblem[] = [];
  for (const scenario of scenarios)
    for (const play of playsOf(scenario, pack, published)) {
      const message = tooAlike(await playEnds(play, pause));
      if (message) problems.push({ file: scenario.file, line: scenario.lineOf(['id']), message });
    }
  return problems;
}
