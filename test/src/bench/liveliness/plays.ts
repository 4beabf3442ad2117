import { presentCore } from '@repartee/catalog';
import type { Play } from '@repartee/dialogue';

/** Every scenario of the pack that comes with the product. Case templates are played as somebody's case alone. */
export function playsOfPack(): Play[] {
  const { personas, scenarios, rubrics } = presentCore().pack;
  return scenarios.flatMap(({ content: scenario }) => {
    if (scenario.case_for !== undefined) return [];
    const persona = personas.find(({ content }) => content.id === scenario.persona)?.content;
    const rubric = rubrics.find(({ content }) => content.id === scenario.rubric)?.content;
    return persona && rubric ? { scenario, persona, rubric } : [];
  });
}
