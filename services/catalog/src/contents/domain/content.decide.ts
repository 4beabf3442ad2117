import { create } from '@bufbuild/protobuf';
import type { ContentKind, Pin } from '@repartee/proto';
import { catalogV1 } from '@repartee/proto';

import type { Content, ContentEvent } from './content.js';
import { calibrationKey } from './content.js';
import { CatalogRefusal } from './refusal.js';

/** Content as canonical JSON of the content schema of this number, with the digest of that JSON. */
export interface Document {
  id: string;
  contentSchema: number;
  contentJson: string;
  sha256: string;
}

export interface PublishContent {
  type: 'PublishContent';
  kind: 'personas' | 'rubrics';
  document: Document;
}

export interface PublishScenario {
  type: 'PublishScenario';
  document: Document;
  persona: Pin;
  rubric: Pin;
}

export interface RetireContent {
  type: 'RetireContent';
  kind: ContentKind;
  /** Whether an offered scenario pins it. */
  inUse: boolean;
}

export interface RecordCalibration {
  type: 'RecordCalibration';
  calibration: catalogV1.ScenarioCalibrated;
}

export type ContentCommand = PublishContent | PublishScenario | RetireContent | RecordCalibration;

/** Throws a CatalogRefusal with the code of the rule that the command would break. */
export function decideContent(command: ContentCommand, state: Content): ContentEvent[] {
  switch (command.type) {
    case 'PublishContent':
      return publishContent(command, state);
    case 'PublishScenario':
      return publishScenario(command, state);
    case 'RetireContent':
      return retireContent(command, state);
    case 'RecordCalibration':
      return recordCalibration(command, state);
  }
}

function publishContent({ kind, document }: PublishContent, state: Content): ContentEvent[] {
  if (state.status === 'offered' && state.pin.sha256 === document.sha256) return [];
  const { contentSchema, contentJson } = document;
  const pin = nextPin(document, state);
  return kind === 'personas'
    ? [create(catalogV1.PersonaPublishedSchema, { persona: pin, contentSchema, contentJson })]
    : [create(catalogV1.RubricPublishedSchema, { rubric: pin, contentSchema, contentJson })];
}

/** A scenario is another version too where its persona or rubric is: what is played would not be the same. */
function publishScenario({ document, persona, rubric }: PublishScenario, state: Content): ContentEvent[] {
  const isSame =
    state.status === 'offered' &&
    state.pin.sha256 === document.sha256 &&
    samePin(state.persona, persona) &&
    samePin(state.rubric, rubric);
  if (isSame) return [];
  const { contentSchema, contentJson } = document;
  const scenario = nextPin(document, state);
  return [create(catalogV1.ScenarioPublishedSchema, { scenario, persona, rubric, contentSchema, contentJson })];
}

function retireContent({ kind, inUse }: RetireContent, state: Content): ContentEvent[] {
  if (state.status === 'unpublished') throw new CatalogRefusal('unknown_content');
  if (state.status === 'retired') return [];
  if (inUse) throw new CatalogRefusal('still_in_use');
  const { id } = state.pin;
  switch (kind) {
    case 'personas':
      return [create(catalogV1.PersonaRetiredSchema, { personaId: id })];
    case 'scenarios':
      return [create(catalogV1.ScenarioRetiredSchema, { scenarioId: id })];
    case 'rubrics':
      return [create(catalogV1.RubricRetiredSchema, { rubricId: id })];
  }
}

function recordCalibration({ calibration }: RecordCalibration, state: Content): ContentEvent[] {
  if (state.status === 'unpublished') throw new CatalogRefusal('unknown_content');
  return state.calibrated.has(calibrationKey(calibration)) ? [] : [calibration];
}

function nextPin({ id, sha256 }: Document, state: Content): Pin {
  return { id, version: state.status === 'unpublished' ? 1 : state.pin.version + 1, sha256 };
}

function samePin(one: Pin | undefined, other: Pin): boolean {
  return one?.id === other.id && one.version === other.version && one.sha256 === other.sha256;
}
