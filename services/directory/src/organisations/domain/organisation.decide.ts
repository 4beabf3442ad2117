import { create } from '@bufbuild/protobuf';
import type { Language, SpeechCeiling } from '@repartee/proto';
import { directoryV1, languageWords } from '@repartee/proto';

import { Refusal } from '../../refusals/domain/refusal.js';
import type { Organisation, OrganisationEvent, Policy } from './organisation.js';
import { ceilingSet, isSameCeiling } from './speech-ceiling.js';

export interface RegisterOrganisation {
  type: 'RegisterOrganisation';
  organisationId: string;
  name: string;
  timeZone: string;
  language: Language;
  policy: Policy;
}

export interface AdoptPolicy {
  type: 'AdoptPolicy';
  policy: Policy;
}

export interface SetSpeechCeiling {
  type: 'SetSpeechCeiling';
  ceiling: SpeechCeiling;
}

export interface AdoptRecordingTerm {
  type: 'AdoptRecordingTerm';
  days: number;
}

export type OrganisationCommand = RegisterOrganisation | AdoptPolicy | SetSpeechCeiling | AdoptRecordingTerm;

/** Throws a Refusal with the code of the rule that the command would break. */
export function decideOrganisation(command: OrganisationCommand, state: Organisation): OrganisationEvent[] {
  switch (command.type) {
    case 'RegisterOrganisation':
      return registerOrganisation(command, state);
    case 'AdoptPolicy':
      return adoptPolicy(command, state);
    case 'SetSpeechCeiling':
      return setSpeechCeiling(command, state);
    case 'AdoptRecordingTerm':
      return adoptRecordingTerm(command, state);
  }
}

function registerOrganisation(command: RegisterOrganisation, state: Organisation): OrganisationEvent[] {
  if (state.status === 'registered') {
    if (state.id === command.organisationId && state.name === command.name) return [];
    throw new Refusal('organisation_exists');
  }
  const { organisationId, name, timeZone, policy } = command;
  const language = languageWords.toValue(command.language);
  return [
    create(directoryV1.OrganisationRegisteredSchema, {
      organisationId,
      name,
      timeZone,
      language,
      policy: { ...policy },
    }),
  ];
}

function adoptPolicy({ policy }: AdoptPolicy, state: Organisation): OrganisationEvent[] {
  if (state.status === 'unregistered') throw new Refusal('unknown_organisation');
  if (state.policy.managersOpenAssessed === policy.managersOpenAssessed) return [];
  return [create(directoryV1.VisibilityPolicyAdoptedSchema, { policy: { ...policy } })];
}

function setSpeechCeiling({ ceiling }: SetSpeechCeiling, state: Organisation): OrganisationEvent[] {
  if (state.status === 'unregistered') throw new Refusal('unknown_organisation');
  return isSameCeiling(state.speechCeiling, ceiling) ? [] : [ceilingSet(ceiling)];
}

function adoptRecordingTerm({ days }: AdoptRecordingTerm, state: Organisation): OrganisationEvent[] {
  if (state.status === 'unregistered') throw new Refusal('unknown_organisation');
  return state.recordingDays === days ? [] : [create(directoryV1.RecordingTermAdoptedSchema, { days })];
}
