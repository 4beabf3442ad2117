import type { directoryV1 } from '@repartee/proto';
import type { Language } from '@repartee/proto';
import { languageWords } from '@repartee/proto';

export interface Policy {
  managersOpenAssessed: boolean;
}

export type Organisation =
  | { status: 'unregistered' }
  | { status: 'registered'; id: string; name: string; timeZone: string; language: Language; policy: Policy };

export type OrganisationEvent = directoryV1.OrganisationRegistered | directoryV1.VisibilityPolicyAdopted;

export const initialOrganisation: Organisation = { status: 'unregistered' };

export function evolveOrganisation(state: Organisation, event: OrganisationEvent): Organisation {
  switch (event.$typeName) {
    case 'repartee.directory.v1.OrganisationRegistered':
      return {
        status: 'registered',
        id: event.organisationId,
        name: event.name,
        timeZone: event.timeZone,
        language: languageWords.toWord(event.language),
        policy: policyOf(event.policy),
      };
    case 'repartee.directory.v1.VisibilityPolicyAdopted':
      return state.status === 'registered' ? { ...state, policy: policyOf(event.policy) } : state;
  }
}

function policyOf(policy: directoryV1.VisibilityPolicy | undefined): Policy {
  return { managersOpenAssessed: policy?.managersOpenAssessed ?? false };
}
