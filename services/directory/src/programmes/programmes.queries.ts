import type { Reach, User } from '@repartee/kernel';
import { reachOf } from '@repartee/kernel';
import type { Assignment, AssignmentPage, AssignmentQuery, PageQuery, ProgrammePage } from '@repartee/proto';

import type { PeopleQueries } from '../people/people.queries.js';
import { pageOf } from '../read-model/paging.js';
import type { ListedAssignment, ProgrammesRepository } from '../read-model/programmes.repository.js';

/** Programmes and assignments, as far as the reader reaches. */
export class ProgrammesQueries {
  constructor(
    private readonly programmes: ProgrammesRepository,
    private readonly people: PeopleQueries,
  ) {}

  list(user: User, query: PageQuery): ProgrammePage {
    return pageOf(this.programmes.programmes(user.organisation, grantedReach(user)), query);
  }

  assignments(user: User, query: AssignmentQuery): AssignmentPage {
    const { organisation } = user;
    const own = query.of === 'granted' ? [] : this.programmes.assignments(organisation, ownTeam(user));
    const granted = query.of === 'own' ? [] : this.programmes.assignments(organisation, grantedReach(user));
    const byId = new Map([...own, ...granted].map((listed) => [listed.assignment, listed]));
    const found = [...byId.values()]
      .filter(({ team }) => query.team === undefined || team === query.team)
      .sort((one, other) => other.due_on.localeCompare(one.due_on) || one.assignment.localeCompare(other.assignment))
      .map((listed) => ({ id: listed.assignment, listed }));
    const { items, next } = pageOf(found, query);
    return { items: items.map(({ listed }) => this.toAssignment(organisation, listed)), next };
  }

  private toAssignment(organisation: string, listed: ListedAssignment): Assignment {
    const { assignment: id, scenario: scenarioId, programme, programme_name, purpose } = listed;
    const assigner = this.people.name(organisation, listed.assigned_by);
    return {
      id,
      scenarioId,
      purpose,
      team: { id: listed.team, name: listed.team_name },
      programme: programme === '' ? null : { id: programme, name: programme_name ?? '' },
      dueOn: listed.due_on,
      assignedBy: assigner === undefined ? null : { id: listed.assigned_by, name: assigner },
    };
  }
}

/** What is assigned is seen where people are seen, and where one may assign. */
function grantedReach(user: User): Reach {
  const assigning = reachOf(user, 'assignScenarios');
  return assigning.kind === 'nothing' ? reachOf(user, 'seePeople') : assigning;
}

function ownTeam({ organisation, team }: User): Reach {
  return team === '' ? { kind: 'nothing' } : { kind: 'grants', organisation, sites: [], teams: [team] };
}
