import { create } from '@bufbuild/protobuf';
import type { Append, Keys } from '@repartee/kernel';
import { catalogV1, streamOf } from '@repartee/proto';

import { appendOf, eventId } from './company.js';

/** What was put on record of scenarios: in which organisation, of which version, and with which noise floor. */
const calibrated = [
  ['acme', 'reprimand', 1, 80],
  ['acme', 'reprimand', 2, 90],
  ['acme', 'unhappy-customer', 1, undefined],
  ['elsewhere', 'reprimand', 3, 70],
] as const;

const level = { plays: 10, scoreMean: 5000, scoreSd: 500, scoreP10: 4000, scoreP50: 5000, scoreP90: 6000 };
const levels = ['novice', 'expert'].map((name) => ({ ...level, level: name }));
const engine = { name: 'an-engine-of-then', version: '7' };
const scorer = { name: 'repartee-criteria', version: '4' };

/** Calibrations of a few scenarios, with "scenario version" by the id of the event that says it. */
export function calibrationAppends(keys: Keys): { appends: Append[]; calibrationOf: ReadonlyMap<string, string> } {
  const calibrationOf = new Map<string, string>();
  const appends = calibrated.map(([organisation, id, version, noise]) => {
    const scenario = { id, version, sha256: id };
    const data = create(catalogV1.ScenarioCalibratedSchema, {
      scenario,
      levels,
      engine,
      scorer,
      ...(noise && { noise }),
    });
    const event = { id: eventId(), occurredAt: Date.UTC(2026, 3, 12), data };
    calibrationOf.set(event.id, `${id} ${version}`);
    return appendOf({ organisation, keys }, streamOf.scenario(organisation, id), [event]);
  });
  return { appends, calibrationOf };
}
