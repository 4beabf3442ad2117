import { purposeWords, toTimestamp } from '../columns.js';
import type { Projection } from '../projection.js';

/** What a team is to rehearse, and by when. */
export const assignments: Projection = {
  table: 'assignments',
  from: ['repartee.directory.v1.ScenarioAssigned'],
  erasedBy: 'none',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.directory.v1.ScenarioAssigned') return [];
    return [
      {
        organisation: event.organisation,
        assignment_id: data.assignmentId,
        programme_id: data.programmeId,
        scenario_id: data.scenarioId,
        team_id: data.teamId,
        due_on: data.dueOn,
        purpose: purposeWords[data.purpose],
        assigned_by: data.assignedBy,
        assigned_at: toTimestamp(event.occurredAt),
        version: event.version,
      },
    ];
  },
};
