import type { User } from '@repartee/kernel';
import { hasRule, problems } from '@repartee/kernel';
import type { FigureKind, LineageQuery, SkillId } from '@repartee/proto';
import type { Bounds } from '../access/bounds.js';
import { covers, openableBounds } from '../access/bounds.js';
import type { AssignmentsService } from '../assignments/assignments.service.js';
import type { AdoptionService } from '../compare/adoption.service.js';
import type { CohortsService } from '../compare/cohorts.service.js';
import { scoresOf } from '../compare/cohorts.service.js';
import type { CohortRows, CompareService } from '../compare/compare.service.js';
import { changeOf, comparableBounds, scoresIn } from '../compare/compare.service.js';
import type { AskedCohort } from '../compare/scores-of.js';
import { sideBySide } from '../compare/side-by-side.js';
import type { MethodService } from '../method/method.service.js';
import type { Names } from '../names/names.js';
import type { NamesService } from '../names/names.service.js';
import type { AskedFigure, WithheldFigure } from './asked-figure.js';
import { figureRows } from './figure-rows.repository.js';
import { methodRows } from './method-rows.repository.js';
import type { SessionFiguresService } from './session-figures.service.js';
import type { SessionFigure } from './session-rows.repository.js';

export interface FiguresParts {
  cohorts: CohortsService;
  compare: CompareService;
  adoption: AdoptionService;
  assignments: AssignmentsService;
  method: MethodService;
  names: NamesService;
  ofSessions: SessionFiguresService;
}

type CohortFigure = 'level' | 'change';
type BoundedFigure = Exclude<FigureKind, SessionFigure | 'calibration'>;

/** Finds what a question about a figure means, and whether the figure is shown at all. */
export class FiguresService {
  constructor(private readonly parts: FiguresParts) {}

  async find(user: User, query: LineageQuery): Promise<AskedFigure | WithheldFigure> {
    const { figure } = query;
    switch (figure) {
      case 'calibration':
        return calibrationOf(user, query);
      case 'session':
      case 'measures':
      case 'disposition':
      case 'queued':
        return this.parts.ofSessions.find(user, figure, query);
      default:
        return this.withinBounds(user, query, figure);
    }
  }

  private async withinBounds(
    user: User,
    query: LineageQuery,
    figure: BoundedFigure,
  ): Promise<AskedFigure | WithheldFigure> {
    const names = await this.parts.names.of(user.organisation);
    const openable = openableBounds(user, names.policy);
    const opens = (place: { site: string; team: string }) => covers(openable, place);
    switch (figure) {
      case 'progress':
        return progressOf(user, openable, query);
      case 'due':
        return this.due(user, openable, query);
      case 'use':
        return useOf(user, query, opens);
      case 'agreement':
        return { rows: methodRows.agreement, asked: { organisation: user.organisation }, opens };
      case 'typicalError':
        return this.typicalError(user, opens);
      default:
        return this.ofCohorts(user, figure, await this.cohortsOf(user, names, query), opens);
    }
  }

  private ofCohorts(
    user: User,
    figure: 'adoption' | CohortFigure,
    asked: [AskedCohort, ...AskedCohort[]],
    opens: AskedFigure['opens'],
  ): Promise<AskedFigure | WithheldFigure> {
    return figure === 'adoption' ? this.adoption(user, asked[0], opens) : this.scores(figure, asked, opens);
  }

  /** The cohort, and the one that it is set against. */
  private async cohortsOf(user: User, names: Names, query: LineageQuery): Promise<[AskedCohort, ...AskedCohort[]]> {
    const bounds = comparableBounds(user);
    const keys = [query.cohort, ...(query.against === undefined ? [] : [query.against])];
    const [cohort, ...others] = (await this.parts.cohorts.resolve(bounds, names, keys, query)).map((one) => ({
      cohort: one,
      of: scoresOf(bounds, names, one, query),
    }));
    if (!cohort) throw new Error('A key of a cohort resolves to a cohort');
    return [cohort, ...others];
  }

  /** Of two cohorts a skill is shown where both show it: a difference would give away what one of them withholds. */
  private async scores(
    figure: CohortFigure,
    asked: readonly AskedCohort[],
    opens: AskedFigure['opens'],
  ): Promise<AskedFigure | WithheldFigure> {
    const cohorts = await Promise.all(asked.map((one) => this.parts.compare.rowsOfOne(one)));
    const skills = skillsIn(cohorts).map((skill) => ({
      skill,
      each: cohorts.map((rows) => shownOf(rows, skill, figure)),
    }));
    const shown = skills.filter(({ each }) => each.every(({ isShown }) => isShown)).map(({ skill }) => skill);
    // No skill at all would be taken for every skill.
    if (shown.length === 0)
      return {
        withheld:
          skills.flatMap(({ each }) => each.map(({ withheld }) => withheld)).find((withheld) => withheld !== null) ??
          null,
      };
    return { rows: figureRows[figure], asked: { ...sideBySide(asked), skills: shown }, opens };
  }

  private async due(user: User, openable: Bounds, { assignment = '' }: LineageQuery) {
    const counted = await this.parts.assignments.counted(user, assignment, openable);
    if (!counted) throw problems.notFound('figure');
    if (counted.done === null) return { withheld: 'group_floor' as const };
    return {
      rows: figureRows.due,
      asked: { organisation: user.organisation, assignment },
      opens: (place: { site: string; team: string }) => covers(openable, place),
      counted: { learners: counted.done, practice: counted.practice },
    };
  }

  private async adoption(
    user: User,
    asked: AskedCohort,
    opens: AskedFigure['opens'],
  ): Promise<AskedFigure | WithheldFigure> {
    const { adoption } = this.parts;
    const [found] = await adoption.adoption([asked], await adoption.members(user.organisation));
    if (!found) return { withheld: 'group_floor' };
    const { withheld, assessedWithheld, activeLearners: learners, practiceSessions: practice } = found.shown;
    if (withheld ?? assessedWithheld) return { withheld: withheld ?? assessedWithheld };
    const counted = { learners, practice };
    return { rows: figureRows.adoption, asked: { ...asked.of }, opens, counted };
  }

  /** Learners see the figure beside their progress; which sessions of others it rests on is not for them. */
  private async typicalError(user: User, opens: AskedFigure['opens']): Promise<AskedFigure | WithheldFigure> {
    const { organisation } = user;
    const { shown, withheld } = await this.parts.method.typicalErrorOf(organisation);
    if (!shown) return { withheld };
    const isInNumbers = !hasRule(user, 'compareCohorts') && !hasRule(user, 'readContents');
    return { rows: methodRows.typicalError, asked: { organisation }, opens, isInNumbers };
  }
}

/** The sessions of a version; of none, where none is named. */
function useOf({ organisation }: User, { use = '' }: LineageQuery, opens: AskedFigure['opens']): AskedFigure {
  const [, kind = '', id = '', version = ''] = /^([a-z]+):([^@]+)@(.+)$/.exec(use) ?? [];
  const rows = kind === 'scorer' ? methodRows.useOfScorer : methodRows.use;
  return { rows, asked: { organisation, kind, id, version }, opens };
}

/** What probe learners made of scenarios: no person has a part in it, and no floor holds it back. */
function calibrationOf({ organisation }: User, { scenario: scenarios, version = 0 }: LineageQuery): AskedFigure {
  return {
    rows: figureRows.calibration,
    asked: { organisation, scenarios, version },
    opens: () => false,
    counted: { sessions: 0, learners: 0, practice: null },
  };
}

/** One's own, practice and all; of somebody else what the reader opens. */
function progressOf(user: User, openable: Bounds, { person, skill: skills }: LineageQuery): AskedFigure {
  const isOwn = person === undefined || person === user.id;
  const learner = isOwn ? user.id : person;
  const asked = { ...openable, organisation: user.organisation, learner, skills };
  return {
    rows: isOwn ? figureRows.ownProgress : figureRows.progress,
    ...{ asked, opens: () => true, isOfOne: true, isPersonal: !isOwn },
  };
}

function skillsIn(cohorts: readonly CohortRows[]): SkillId[] {
  return [...new Set(cohorts.flatMap(({ cells }) => cells.map(({ skill_id }) => skill_id)))];
}

/** Whether the cockpit shows the skill's figure for the cohort, and why not. */
function shownOf(rows: CohortRows, skill: SkillId, figure: CohortFigure) {
  if (figure === 'level') {
    const { withheld } = scoresIn(rows, skill);
    return { isShown: withheld === null, withheld };
  }
  const { view } = changeOf(rows, skill);
  return { isShown: view.figure !== null, withheld: view.withheld };
}
