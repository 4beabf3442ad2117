import type { Ids } from '@repartee/kernel';
import type { Created } from '@repartee/proto';
import { streamOf } from '@repartee/proto';

import type { PlacesRepository } from '../read-model/places.repository.js';
import { siteAggregate, teamAggregate } from '../writing/aggregates.js';
import type { Act, DirectoryWriter, Plan } from '../writing/directory-writer.js';

export interface NewSite {
  /** Chosen here where it is not given. */
  id?: string;
  name: string;
}

export interface NewTeam extends NewSite {
  siteId: string;
}

export class PlacesService {
  constructor(
    private readonly writer: DirectoryWriter,
    private readonly ids: Ids,
    private readonly places: PlacesRepository,
  ) {}

  openSite(act: Act, site: NewSite): Promise<Created> {
    const id = site.id ?? this.ids.next();
    return this.commit(act, id, () => this.planSite(act, { id, name: site.name }));
  }

  formTeam(act: Act, team: NewTeam): Promise<Created> {
    const id = team.id ?? this.ids.next();
    return this.commit(act, id, () => this.planTeam(act, { ...team, id }));
  }

  /** Throws a Refusal. */
  planSite(act: Act, { id: siteId, name }: Required<NewSite>): Plan {
    const { organisation } = act;
    const named = this.places.siteNamed(organisation, name);
    const nameTaken = named !== undefined && named !== siteId;
    return this.writer.plan(act, {
      stream: streamOf.site(organisation, siteId),
      aggregate: siteAggregate,
      commands: [{ type: 'OpenSite', siteId, name, nameTaken }],
    });
  }

  /** Throws a Refusal. */
  planTeam(act: Act, { id: teamId, siteId, name }: Required<NewTeam>): Plan {
    const { organisation } = act;
    const siteOpen = this.places.site(organisation, siteId) !== undefined;
    const named = this.places.teamNamed(organisation, siteId, name);
    const nameTaken = named !== undefined && named !== teamId;
    return this.writer.plan(act, {
      stream: streamOf.team(organisation, teamId),
      aggregate: teamAggregate,
      commands: [{ type: 'FormTeam', teamId, siteId, name, siteOpen, nameTaken }],
    });
  }

  private commit(act: Act, id: string, plan: () => Plan): Promise<Created> {
    return this.writer.inTurnOf(act.organisation, async () => {
      const planned = plan();
      await this.writer.commit([planned]);
      return { id, ...planned.written };
    });
  }
}
