import pg from 'pg';

import type { RunningCluster } from './running-cluster.js';

/** The wrapped key of a person as it rests in PostgreSQL: null once it is destroyed, undefined where none was made. */
export async function keyAtRest({ state }: RunningCluster, person: string): Promise<Buffer | null | undefined> {
  const client = new pg.Client({ connectionString: state.keysUrl });
  await client.connect();
  try {
    const select = 'SELECT wrapped FROM person_keys WHERE person = $1';
    const { rows } = await client.query<{ wrapped: Buffer | null }>(select, [person]);
    return rows[0]?.wrapped;
  } finally {
    await client.end();
  }
}
