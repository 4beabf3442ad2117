import type { directoryV1 } from '@repartee/proto';

export type Team = { status: 'planned' } | { status: 'formed'; site: string; name: string };
export type TeamEvent = directoryV1.TeamFormed;

export const initialTeam: Team = { status: 'planned' };

export function evolveTeam(_: Team, event: TeamEvent): Team {
  return { status: 'formed', site: event.siteId, name: event.name };
}
