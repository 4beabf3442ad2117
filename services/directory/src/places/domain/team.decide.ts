import { create } from '@bufbuild/protobuf';
import { directoryV1 } from '@repartee/proto';

import { Refusal } from '../../refusals/domain/refusal.js';
import type { Team, TeamEvent } from './team.js';

export interface FormTeam {
  type: 'FormTeam';
  teamId: string;
  siteId: string;
  name: string;
  siteOpen: boolean;
  /** Whether another team of the site bears the name. */
  nameTaken: boolean;
}

export type TeamCommand = FormTeam;

export function decideTeam(command: TeamCommand, state: Team): TeamEvent[] {
  const { teamId, siteId, name } = command;
  if (state.status === 'formed') {
    if (state.name === name && state.site === siteId) return [];
    throw new Refusal('team_exists');
  }
  if (!command.siteOpen) throw new Refusal('unknown_site');
  if (command.nameTaken) throw new Refusal('name_taken');
  return [create(directoryV1.TeamFormedSchema, { teamId, siteId, name })];
}
