import { create } from '@bufbuild/protobuf';
import type { Purpose } from '@repartee/proto';
import { directoryV1, purposeWords } from '@repartee/proto';

import { Refusal } from '../../refusals/domain/refusal.js';
import type { Programme, ProgrammeEvent } from './programme.js';

export interface Assignment {
  assignmentId: string;
  scenarioId: string;
  teamId: string;
}

export interface LaunchProgramme {
  type: 'LaunchProgramme';
  programmeId: string;
  name: string;
  startsOn: string;
  dueOn: string;
  /** Every scenario of the programme with every team. */
  assignments: readonly Assignment[];
  assignedBy: string;
}

export interface AssignScenario {
  type: 'AssignScenario';
  assignment: Assignment;
  /** Absent outside a programme. */
  programmeId?: string;
  dueOn: string;
  purpose: Purpose;
  assignedBy: string;
}

export type ProgrammeCommand = LaunchProgramme | AssignScenario;

/** Throws a Refusal with the code of the rule that the command would break. */
export function decideProgramme(command: ProgrammeCommand, state: Programme): ProgrammeEvent[] {
  switch (command.type) {
    case 'LaunchProgramme':
      return launchProgramme(command, state);
    case 'AssignScenario':
      return assignScenario(command, state);
  }
}

function launchProgramme(command: LaunchProgramme, state: Programme): ProgrammeEvent[] {
  if (state.status === 'launched') return [];
  if (state.status === 'single') throw new Refusal('programme_exists');
  const { programmeId, name, startsOn, dueOn, assignments, assignedBy } = command;
  const scenarioIds = [...new Set(assignments.map(({ scenarioId }) => scenarioId))];
  const teamIds = [...new Set(assignments.map(({ teamId }) => teamId))];
  const purpose = purposeWords.toValue('practice');
  return [
    create(directoryV1.ProgrammeLaunchedSchema, { programmeId, name, scenarioIds, teamIds, startsOn, dueOn }),
    ...assignments.map((assignment) =>
      create(directoryV1.ScenarioAssignedSchema, { ...assignment, programmeId, dueOn, purpose, assignedBy }),
    ),
  ];
}

function assignScenario(command: AssignScenario, state: Programme): ProgrammeEvent[] {
  const { assignment, programmeId = '', dueOn, purpose, assignedBy } = command;
  if (isRepeated(command, state)) return [];
  if (isAssigned(command, state)) throw new Refusal('already_assigned');
  return [
    create(directoryV1.ScenarioAssignedSchema, {
      ...assignment,
      programmeId,
      dueOn,
      purpose: purposeWords.toValue(purpose),
      assignedBy,
    }),
  ];
}

/** The very same assignment, sent twice. */
function isRepeated({ assignment, dueOn, purpose }: AssignScenario, { assigned }: Programme): boolean {
  const before = assigned.get(assignment.assignmentId);
  return before?.dueOn === dueOn && before.purpose === purpose && before.scenario === assignment.scenarioId;
}

function isAssigned({ assignment, purpose }: AssignScenario, { assigned }: Programme): boolean {
  return [...assigned.values()].some(
    (before) =>
      before.scenario === assignment.scenarioId && before.team === assignment.teamId && before.purpose === purpose,
  );
}
