import type { Projection } from '../projection.js';

export const programmes: Projection = {
  table: 'programmes',
  from: ['repartee.directory.v1.ProgrammeLaunched'],
  erasedBy: 'none',
  rows: (event) => {
    const { data } = event;
    if (data.$typeName !== 'repartee.directory.v1.ProgrammeLaunched') return [];
    return [
      {
        organisation: event.organisation,
        programme_id: data.programmeId,
        name: data.name,
        scenario_ids: data.scenarioIds,
        team_ids: data.teamIds,
        starts_on: data.startsOn,
        due_on: data.dueOn,
        version: event.version,
      },
    ];
  },
};
