import { SessionsHome } from '@repartee/proto';
import type { ApiClient } from '@repartee/standalone';

/** The instance that holds the session; without one, the instance that would be asked to open the next. */
export async function homeOf(api: ApiClient, sessionId?: string): Promise<string> {
  const query = sessionId === undefined ? '' : `?session=${sessionId}`;
  const { home } = await api.ask(`/api/sessions/home${query}`, SessionsHome);
  if (home === null) throw new Error('There is one instance only, and it has no name.');
  return home;
}
