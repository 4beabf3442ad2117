/** The services that people reach; projections serve nobody. */
export const serviceNames = ['directory', 'catalog', 'sessions', 'scoring', 'cockpit'] as const;
export type ServiceName = (typeof serviceNames)[number];

export interface Route {
  /** What the path begins with; the longest of those that fit counts. */
  path: string;
  to: ServiceName;
  /** Only for requests that read, or that write; for both where it is not set. */
  only?: 'reads' | 'writes';
}

/** Who answers what: the one table of it. What no line names is a page. */
export const routes: readonly Route[] = [
  { path: '/api', to: 'directory' },
  { path: '/api/catalog', to: 'catalog' },
  { path: '/api/sessions', to: 'sessions' },
  { path: '/api/cases', to: 'cockpit', only: 'reads' },
  { path: '/api/cases', to: 'sessions', only: 'writes' },
  { path: '/api/scoring', to: 'scoring' },
  { path: '/api/cockpit', to: 'cockpit' },
  { path: '/socket.io', to: 'sessions' },
  { path: '/sessions/socket.io', to: 'sessions' },
  { path: '/live/socket.io', to: 'cockpit' },
];

/** Where a request goes; what holds something for life is asked by the name of its instance. */
export interface Destination {
  service: ServiceName;
  /** Undefined: any instance will do. */
  instance?: string;
  /** The address as the service knows it. */
  url: string;
}

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** An instance of the sessions by its name, and what is asked of it there. */
const AT_INSTANCE = /^\/sessions\/([a-z0-9][a-z0-9-]*)(\/(?:api\/(?:sessions|cases)|socket\.io)(?:[/?].*)?)$/;

/** Undefined where the address is one of a page. */
export function routeOf(url: string, method = 'GET'): Destination | undefined {
  const at = AT_INSTANCE.exec(url);
  if (at?.[1] !== undefined && at[2] !== undefined) return { service: 'sessions', instance: at[1], url: at[2] };
  const path = pathOf(url);
  const kind = READS.has(method) ? 'reads' : 'writes';
  const fitting = routes.filter((route) => isBelow(path, route.path) && (route.only ?? kind) === kind);
  const [first, ...others] = fitting;
  if (!first) return undefined;
  const route = others.reduce((longest, one) => (one.path.length > longest.path.length ? one : longest), first);
  return { service: route.to, url };
}

/** Whether a case or all of them are asked for. */
export const isOfCases = (url: string): boolean => isBelow(pathOf(url), '/api/cases');

const pathOf = (url: string): string => url.split('?', 1)[0] ?? '/';

const isBelow = (path: string, prefix: string): boolean => path === prefix || path.startsWith(`${prefix}/`);
