import type { Language, SpeechCeiling, directoryV1 } from '@repartee/proto';
import { languageWords, noCeiling } from '@repartee/proto';

import { ceilingOf } from './speech-ceiling.js';

export interface Policy {
  managersOpenAssessed: boolean;
}

export type Organisation =
  | { status: 'unregistered' }
  | {
      status: 'registered';
      id: string;
      name: string;
      timeZone: string;
      language: Language;
      policy: Policy;
      speechCeiling: SpeechCeiling;
      /** Days that recordings are kept; 0: none is made. */
      recordingDays: number;
    };

export type OrganisationEvent =
  | directoryV1.OrganisationRegistered
  | directoryV1.VisibilityPolicyAdopted
  | directoryV1.SpeechCeilingSet
  | directoryV1.RecordingTermAdopted;

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
        speechCeiling: noCeiling,
        recordingDays: 0,
      };
    case 'repartee.directory.v1.VisibilityPolicyAdopted':
      return state.status === 'registered' ? { ...state, policy: policyOf(event.policy) } : state;
    case 'repartee.directory.v1.SpeechCeilingSet':
      return state.status === 'registered' ? { ...state, speechCeiling: ceilingOf(event.ceiling) } : state;
    case 'repartee.directory.v1.RecordingTermAdopted':
      return state.status === 'registered' ? { ...state, recordingDays: event.days } : state;
  }
}

function policyOf(policy: directoryV1.VisibilityPolicy | undefined): Policy {
  return { managersOpenAssessed: policy?.managersOpenAssessed ?? false };
}
