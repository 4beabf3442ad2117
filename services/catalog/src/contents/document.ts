import type { Persona, Rubric, Scenario } from '@repartee/proto';

import { canonicalJson, sha256Of } from '../pack/canonical-json.js';
import type { Document } from './domain/content.decide.js';

/** The shape that contents have in this release. */
const CONTENT_SCHEMA = 1;

export function documentOf(content: Persona | Scenario | Rubric): Document {
  const contentJson = canonicalJson(content);
  return { id: content.id, contentSchema: CONTENT_SCHEMA, contentJson, sha256: sha256Of(contentJson) };
}
