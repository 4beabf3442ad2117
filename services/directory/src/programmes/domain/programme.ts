import type { Purpose, directoryV1 } from '@repartee/proto';
import { purposeWords } from '@repartee/proto';

export interface Assigned {
  scenario: string;
  team: string;
  purpose: Purpose;
  /** ISO date. */
  dueOn: string;
}

/** `single`: an assignment outside any programme, in a stream of its own. */
export type Programme = {
  status: 'planned' | 'single' | 'launched';
  assigned: ReadonlyMap<string, Assigned>;
};

export type ProgrammeEvent = directoryV1.ProgrammeLaunched | directoryV1.ScenarioAssigned;

export const initialProgramme: Programme = { status: 'planned', assigned: new Map() };

export function evolveProgramme(state: Programme, event: ProgrammeEvent): Programme {
  switch (event.$typeName) {
    case 'repartee.directory.v1.ProgrammeLaunched':
      return { ...state, status: 'launched' };
    case 'repartee.directory.v1.ScenarioAssigned':
      return {
        status: state.status === 'planned' ? 'single' : state.status,
        assigned: new Map(state.assigned).set(event.assignmentId, assignedBy(event)),
      };
  }
}

function assignedBy(event: directoryV1.ScenarioAssigned): Assigned {
  const { scenarioId: scenario, teamId: team, dueOn } = event;
  return { scenario, team, dueOn, purpose: purposeWords.toWord(event.purpose) };
}
