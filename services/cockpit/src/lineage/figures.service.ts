import type { QueryParameters, User } from '@repartee/kernel';
import type { LineageQuery, SkillId, WithheldReason } from '@repartee/proto';
import { topics } from '@repartee/proto';
import type { Bounds } from '../access/bounds.js';
import { covers, openableBounds } from '../access/bounds.js';
import type { AdoptionService } from '../compare/adoption.service.js';
import type { CohortsService } from '../compare/cohorts.service.js';
import { scoresOf } from '../compare/cohorts.service.js';
import type { CohortRows, CompareService } from '../compare/compare.service.js';
import { changesIn, comparableBounds, scoresIn, scorerNoiseFloor } from '../compare/compare.service.js';
import { changeFigure } from '../compare/domain/comparison.js';
import type { AskedCohort } from '../compare/scores-of.js';
import type { Names } from '../names/names.js';
import type { NamesService } from '../names/names.service.js';
import type { FigureRows } from './figure-rows.js';
import { figureRows } from './figure-rows.js';

export interface FiguresParts {
  cohorts: CohortsService;
  compare: CompareService;
  adoption: AdoptionService;
  names: NamesService;
}

/** A figure that may be shown: its rows, and how they are told. */
export interface AskedFigure {
  rows: FigureRows;
  asked: QueryParameters;
  topic: string;
  /** Whether the reader opens sessions that were held there. */
  opens: (place: { site: string; team: string }) => boolean;
  /** One person's: what is not there and what is not for the reader look alike. */
  isPersonal?: boolean;
  /** What the cockpit counts in another way than by rows. */
  counted?: { learners: number | null; practice: number | null };
}

export interface WithheldFigure {
  withheld: WithheldReason | null;
}

type CohortFigure = 'level' | 'change';

/** Finds what a question about a figure means, and whether the figure is shown at all. */
export class FiguresService {
  constructor(private readonly parts: FiguresParts) {}

  async find(user: User, query: LineageQuery): Promise<AskedFigure | WithheldFigure> {
    const names = await this.parts.names.of(user.organisation);
    const openable = openableBounds(user, names.policy);
    if (query.figure === 'progress') return progressOf(user, openable, query);
    const opens = (place: { site: string; team: string }) => covers(openable, place);
    const asked = await this.cohortOf(user, names, query);
    if (query.figure === 'adoption') return this.adoption(user, asked, opens);
    return this.scores(query.figure, asked, opens);
  }

  private async cohortOf(user: User, names: Names, query: LineageQuery): Promise<AskedCohort> {
    const bounds = comparableBounds(user);
    const [cohort] = await this.parts.cohorts.resolve(bounds, names, [query.cohort], query);
    if (!cohort) throw new Error('A key of a cohort resolves to a cohort');
    return { cohort, of: scoresOf(bounds, names, cohort, query) };
  }

  private async scores(
    figure: CohortFigure,
    asked: AskedCohort,
    opens: AskedFigure['opens'],
  ): Promise<AskedFigure | WithheldFigure> {
    const rows = await this.parts.compare.rowsOfOne(asked);
    const skills = skillsIn(rows).map((skill) => ({ skill, ...shownOf(rows, skill, figure) }));
    const shown = skills.filter(({ isShown }) => isShown).map(({ skill }) => skill);
    // No skill at all would be taken for every skill.
    if (shown.length === 0) return { withheld: skills.find(({ withheld }) => withheld)?.withheld ?? null };
    return { rows: figureRows[figure], asked: { ...asked.of, skills: shown }, topic: topics.scores, opens };
  }

  private async adoption(
    user: User,
    asked: AskedCohort,
    opens: AskedFigure['opens'],
  ): Promise<AskedFigure | WithheldFigure> {
    const { adoption } = this.parts;
    const [found] = await adoption.adoption([asked], await adoption.members(user.organisation));
    if (!found || found.shown.assessedSessions === null) return { withheld: found?.shown.withheld ?? 'group_floor' };
    const { activeLearners: learners, practiceSessions: practice } = found.shown;
    const counted = { learners, practice };
    return { rows: figureRows.adoption, asked: { ...asked.of }, topic: topics.sessions, opens, counted };
  }
}

/** One's own, practice and all; of somebody else what the reader opens. */
function progressOf(user: User, openable: Bounds, { person, skill: skills }: LineageQuery): AskedFigure {
  const isOwn = person === undefined || person === user.id;
  const learner = isOwn ? user.id : person;
  const asked = { ...openable, organisation: user.organisation, learner, skills };
  return {
    rows: isOwn ? figureRows.ownProgress : figureRows.progress,
    ...{ asked, topic: topics.scores, opens: () => true, isPersonal: !isOwn },
  };
}

function skillsIn({ cells }: CohortRows): SkillId[] {
  return [...new Set(cells.map(({ skill_id }) => skill_id))];
}

/** Whether the cockpit shows the skill's figure for the cohort, and why not. */
function shownOf(rows: CohortRows, skill: SkillId, figure: CohortFigure) {
  if (figure === 'level') {
    const { withheld } = scoresIn(rows, skill);
    return { isShown: withheld === null, withheld };
  }
  const { view } = changeFigure(changesIn(rows, skill), rows.floorOf(skill), scorerNoiseFloor);
  return { isShown: view.figure !== null, withheld: view.withheld };
}
