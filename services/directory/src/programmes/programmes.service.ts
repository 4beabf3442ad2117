import type { Ids } from '@repartee/kernel';
import { derivedId } from '@repartee/kernel';
import type { AssignScenario, Created, LaunchProgramme } from '@repartee/proto';
import { streamOf } from '@repartee/proto';

import type { PlacesRepository } from '../read-model/places.repository.js';
import type { ProgrammesRepository } from '../read-model/programmes.repository.js';
import { Refusal } from '../refusals/domain/refusal.js';
import { programmeAggregate } from '../writing/aggregates.js';
import type { Act, DirectoryWriter, Plan } from '../writing/directory-writer.js';
import type { ProgrammeCommand } from './domain/programme.decide.js';

export type NewProgramme = LaunchProgramme & { id?: string };
export type NewAssignment = AssignScenario & { id?: string };

export class ProgrammesService {
  constructor(
    private readonly writer: DirectoryWriter,
    private readonly ids: Ids,
    private readonly places: PlacesRepository,
    private readonly programmes: ProgrammesRepository,
  ) {}

  launch(act: Act, programme: NewProgramme): Promise<Created> {
    const id = programme.id ?? this.ids.next();
    return this.commit(act, id, () => this.planLaunch(act, { ...programme, id }));
  }

  assign(act: Act, assignment: NewAssignment): Promise<Created> {
    const id = assignment.id ?? this.ids.next();
    return this.commit(act, id, () => this.planAssignment(act, { ...assignment, id }));
  }

  /** Throws a Refusal. */
  planLaunch(act: Act, programme: NewProgramme & { id: string }): Plan {
    const { id: programmeId, name, scenarioIds, teamIds, startsOn, dueOn } = programme;
    this.checkParts(act.organisation, scenarioIds, teamIds);
    const assignments = distinct(scenarioIds).flatMap((scenarioId) =>
      distinct(teamIds).map((teamId) => {
        return { assignmentId: derivedId(programmeId, scenarioId, teamId), scenarioId, teamId };
      }),
    );
    const assignedBy = act.actor.id;
    const command = { type: 'LaunchProgramme', programmeId, name, startsOn, dueOn, assignments, assignedBy } as const;
    return this.plan(act, programmeId, command);
  }

  /** Throws a Refusal. */
  planAssignment(act: Act, assignment: NewAssignment & { id: string }): Plan {
    const { id: assignmentId, scenarioId, teamId, dueOn, purpose, programmeId } = assignment;
    this.checkParts(act.organisation, [scenarioId], [teamId]);
    if (programmeId !== undefined && !this.programmes.programmeExists(act.organisation, programmeId))
      throw new Refusal('unknown_programme');
    return this.plan(act, programmeId ?? assignmentId, {
      type: 'AssignScenario',
      assignment: { assignmentId, scenarioId, teamId },
      ...(programmeId !== undefined && { programmeId }),
      dueOn,
      purpose,
      assignedBy: act.actor.id,
    });
  }

  private plan(act: Act, programme: string, command: ProgrammeCommand): Plan {
    const stream = streamOf.programme(act.organisation, programme);
    return this.writer.plan(act, { stream, aggregate: programmeAggregate, commands: [command] });
  }

  private checkParts(organisation: string, scenarioIds: readonly string[], teamIds: readonly string[]): void {
    if (scenarioIds.some((scenario) => !this.programmes.offersScenario(organisation, scenario)))
      throw new Refusal('unknown_scenario');
    if (teamIds.some((team) => !this.places.team(organisation, team))) throw new Refusal('unknown_team');
  }

  private commit(act: Act, id: string, plan: () => Plan): Promise<Created> {
    return this.writer.inTurnOf(act.organisation, async () => {
      const planned = plan();
      await this.writer.commit([planned]);
      return { id, ...planned.written };
    });
  }
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
