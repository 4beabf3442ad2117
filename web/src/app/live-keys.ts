import type { ChangedFrame } from '@repartee/proto';

/** Which fetched things are older than what the server has just told; a key stands for everything that begins with it. */
const keysByKind: Record<ChangedFrame['kind'], (id: string) => readonly (readonly string[])[]> = {
  session: (id) => [['session', id], ['my'], ['sessions'], ['queue'], ['live'], ['overview'], ['compare']],
  scorecard: (id) => [['session', id], ['my'], ['sessions'], ['queue'], ['overview'], ['compare']],
  viewing: (id) => [['session', id], ['my', 'sessions'], ['queue']],
  person: (id) => [['people'], ['person', id], ['lookups']],
  team: () => [['teams'], ['people'], ['lookups']],
  site: () => [['sites'], ['teams'], ['lookups']],
  programme: () => [['programmes'], ['assignments'], ['my', 'home'], ['overview'], ['lookups']],
  catalog: () => [['scenarios'], ['lookups']],
};

/** What may have changed unheard while there was no connection. */
export const liveKeys: readonly (readonly string[])[] = [
  ...new Set(
    Object.values(keysByKind)
      .flatMap((keys) => keys('any'))
      .map(([first]) => first ?? ''),
  ),
].map((first) => [first]);

export const staleKeys = ({ kind, id }: Pick<ChangedFrame, 'kind' | 'id'>): readonly (readonly string[])[] =>
  keysByKind[kind](id);
