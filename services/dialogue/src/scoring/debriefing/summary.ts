import type { Language, Rubric } from '@repartee/proto';

import type { Play } from '../../model/index.js';
import { saysNothing } from '../floor.js';
import type { SkillScore } from '../rubric-scoring.js';
import type { SessionView } from '../session-view.js';
import type { DebriefingTexts } from './texts.js';
import { asPhrase, calledName, holdsName, upperFirst } from './wording.js';

interface Summarised {
  play: Play;
  view: SessionView;
  skills: readonly SkillScore[];
  texts: DebriefingTexts;
  language: Language;
}

/** Below this a skill is nothing to praise. In hundredths of a point. */
const CARRIES_FROM = 5000;

/** A strength rests on something that was said, not on what was avoided alone. */
const isStrength = ({ score, criteria }: SkillScore) =>
  (score ?? 0) >= CARRIES_FROM && criteria.some(({ answer, evidence }) => answer === 'met' && evidence.length > 0);

interface Extremes {
  best: string | undefined;
  weakest: string | undefined;
}

function extremes(rubric: Rubric, skills: readonly SkillScore[], language: Language): Extremes {
  const scored = skills.filter(({ score }) => score !== null).sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  const best = scored.find(isStrength);
  const last = scored.at(-1);
  const name = (id: string | undefined) =>
    asPhrase(rubric.skills.find((skill) => skill.id === id)?.name[language] ?? '');
  const isApart = last !== undefined && last !== best && (last.score ?? 0) < (best?.score ?? Infinity);
  return { best: best && name(best.id), weakest: isApart ? name(last.id) : undefined };
}

function direction({ best, weakest }: Extremes, texts: DebriefingTexts): string | undefined {
  if (best !== undefined && weakest !== undefined) return texts.strengths(best, weakest);
  if (best !== undefined) return texts.onlyStrength(best);
  return weakest === undefined ? undefined : texts.onlyGain(weakest);
}

/** How the conversation ended, where the persona went, and where the next attempt has most to gain: two sentences. */
export function summarise({ play, view, skills, texts, language }: Summarised): string {
  const { transcript } = view;
  const name = calledName(play);
  if (saysNothing(view)) return texts.nothingSaid(name);
  const { reason, objectiveReached } = transcript.ending;
  const end = transcript.shifts.at(-1)?.stanceAfter ?? transcript.start.stance;
  const outcome = texts.outcome(reason, objectiveReached, name);
  const stances = [transcript.start.stance, end] as const;
  const journey = holdsName(outcome, name)
    ? texts.journeyOn(play.persona.identity.pronoun, ...stances)
    : texts.journey(name, ...stances);
  const clauses = [journey, direction(extremes(play.rubric, skills, language), texts)];
  const second = clauses.filter((clause) => clause !== undefined).join(language === 'fr' ? ' ; ' : '; ');
  return `${outcome} ${upperFirst(second)}.`;
}
