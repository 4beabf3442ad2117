import type { PersonaCard, PersonaRow, RubricCard, ScenarioBriefing, ScenarioCard } from '@repartee/proto';

import type { FoundPersona, FoundRubric, FoundScenario } from './contents.repository.js';

/** A conversation is ten minutes at most. */
const LONGEST_MINUTES = 10;

export function toPersonaCard({ content }: FoundPersona): PersonaCard {
  const { id, identity, portrait } = content;
  const { name, pronoun, age, job, organisation } = identity;
  return { id, name, pronoun, age, job, organisation, portrait };
}

export function toPersonaRow(found: FoundPersona, scenarios: number): PersonaRow {
  return { ...toPersonaCard(found), pin: found.pin, retired: found.retired, scenarios };
}

export function toRubricCard({ pin, content, retired }: FoundRubric): RubricCard {
  return { ...pin, name: content.name, skills: skillsOf(content), retired };
}

export function toScenarioCard({ pin, content, persona, rubric }: FoundScenario): ScenarioCard {
  const { id, title, family, skill_focus: skillFocus, objective, stakes } = content;
  return {
    ...{
      id,
      version: pin.version,
      caseFor: content.case_for ?? null,
      title,
      family,
      skillFocus,
      stakes,
      minutes: LONGEST_MINUTES,
    },
    objective: objective.text,
    persona: toPersonaCard(persona),
    rubric: { id: rubric.pin.id, version: rubric.pin.version },
    skills: skillsOf(rubric.content),
  };
}

export function toBriefing(found: FoundScenario): ScenarioBriefing {
  const { context, learner_brief: brief, opening, gauge } = found.content;
  return {
    ...toScenarioCard(found),
    context,
    learnerBrief: { youAre: brief.you_are, youKnow: brief.you_know, youWant: brief.you_want },
    speaksFirst: opening.speaks_first,
    gauge,
    retired: found.retired,
  };
}

function skillsOf({ skills }: FoundRubric['content']): ScenarioCard['skills'] {
  return skills.map(({ id, name, about }) => ({ id, name, about }));
}
