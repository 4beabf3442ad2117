import type { Pin, catalogV1 } from '@repartee/proto';

/** A persona, scenario or rubric with its versions. */
export type Content =
  | { status: 'unpublished' }
  | {
      status: 'offered' | 'retired';
      pin: Pin;
      /** Scenarios only. */
      persona?: Pin;
      rubric?: Pin;
      /** Versions that a panel has played, by the digest of what it was played with. */
      calibrated: ReadonlySet<string>;
    };

export type ContentEvent =
  | catalogV1.PersonaPublished
  | catalogV1.ScenarioPublished
  | catalogV1.RubricPublished
  | catalogV1.PersonaRetired
  | catalogV1.ScenarioRetired
  | catalogV1.RubricRetired
  | catalogV1.ScenarioCalibrated;

export const initialContent: Content = { status: 'unpublished' };

export function evolveContent(state: Content, event: ContentEvent): Content {
  switch (event.$typeName) {
    case 'repartee.catalog.v1.PersonaPublished':
      return offered(state, { pin: pinOf(event.persona) });
    case 'repartee.catalog.v1.RubricPublished':
      return offered(state, { pin: pinOf(event.rubric) });
    case 'repartee.catalog.v1.ScenarioPublished':
      return offered(state, {
        pin: pinOf(event.scenario),
        persona: pinOf(event.persona),
        rubric: pinOf(event.rubric),
      });
    case 'repartee.catalog.v1.PersonaRetired':
    case 'repartee.catalog.v1.ScenarioRetired':
    case 'repartee.catalog.v1.RubricRetired':
      return state.status === 'unpublished' ? state : { ...state, status: 'retired' };
    case 'repartee.catalog.v1.ScenarioCalibrated':
      return state.status === 'unpublished'
        ? state
        : { ...state, calibrated: new Set(state.calibrated).add(calibrationKey(event)) };
  }
}

/** One panel's result per scenario version, engine and scorer. */
export function calibrationKey({ scenario, engine, scorer }: catalogV1.ScenarioCalibrated): string {
  return [scenario?.sha256, scenario?.version, engine?.version, scorer?.version].join('/');
}

function offered(state: Content, pins: { pin: Pin; persona?: Pin; rubric?: Pin }): Content {
  return { status: 'offered', calibrated: state.status === 'unpublished' ? new Set() : state.calibrated, ...pins };
}

function pinOf(pin: { id: string; version: number; sha256: string } | undefined): Pin {
  return { id: pin?.id ?? '', version: pin?.version ?? 0, sha256: pin?.sha256 ?? '' };
}
