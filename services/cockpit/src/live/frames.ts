import type { ChangedFrame, DomainEvent, RecordedEvent } from '@repartee/proto';

export type StoredEvent = RecordedEvent<DomainEvent>;

const kinds: readonly (ChangedFrame['kind'] | 'rubric' | 'scenario' | 'persona' | 'organisation')[] = [
  'session',
  'scorecard',
  'viewing',
  'person',
  'team',
  'site',
  'programme',
  'rubric',
  'scenario',
  'persona',
  'organisation',
];

/** What pages are told of an event; undefined for what no page shows. */
export function toFrame({ stream, version, type, organisation }: StoredEvent): ChangedFrame | undefined {
  const name = stream.slice(organisation.length + 1);
  const kind = kinds.find((candidate) => name.startsWith(`${candidate}-`));
  if (kind === undefined || kind === 'organisation') return undefined;
  const id = name.slice(kind.length + 1);
  const isContent = kind === 'rubric' || kind === 'scenario' || kind === 'persona';
  return { kind: isContent ? 'catalog' : kind, id, stream, version, type };
}
