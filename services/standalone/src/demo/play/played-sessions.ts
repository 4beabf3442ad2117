import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';

import { engine, offlineMind, recogniser } from '@repartee/dialogue';
import { SeededRandomness, TimeOrderedIds } from '@repartee/kernel/ports';
import type { SessionEvent } from '@repartee/sessions/domain';

import type { PlannedSession } from '../plan/plan.js';
import { keyOfContents } from './contents-key.js';
import type { Happening, StagedPlay } from './play-session.js';

/** Beside the built code, and not in it: building the code again leaves it. */
export const PLAYED_FOLDER = fileURLToPath(new URL('../../../played', import.meta.url));
const FILE = join(PLAYED_FOLDER, 'sessions.ndjson.gz');

/** A session of the demo as it was held when the product was built; when it began is not known yet. */
export interface PlayedSession {
  /** What it was held with: the same key, the same conversation. */
  key: string;
  /** What happened, in order, with the milliseconds since the session began. */
  happened: readonly { afterMs: number; event: SessionEvent }[];
}

/** By everything that the conversation follows from, the moment aside: contents, tools, learner and chance. */
export function playedKey(
  organisation: string,
  { startsAt: _, learner, ...session }: PlannedSession,
  staged: StagedPlay,
): string {
  const { id, teamId, siteId, account } = learner;
  const held = { ...session, learner: { id, teamId, siteId, account } };
  const tools = [engine, recogniser, offlineMind];
  return createHash('sha256')
    .update(JSON.stringify([organisation, held, keyOfContents(staged), tools]))
    .digest('base64url');
}

export function playedOf(key: string, startsAt: number, happenings: readonly Happening[]): PlayedSession {
  return { key, happened: happenings.map(({ at, event }) => ({ afterMs: at - startsAt, event })) };
}

/** The session as it goes on record when it begins at its planned moment: as if it were held then. */
export function recalled({ happened }: PlayedSession, { startsAt, seed }: PlannedSession): Happening[] {
  let now = startsAt;
  const ids = new TimeOrderedIds({ now: () => now }, new SeededRandomness(seed));
  return happened.map(({ afterMs, event }) => {
    now = startsAt + afterMs;
    const placed = event.type === 'SessionStarted' ? { ...event, startedAt: now } : renamed(event, ids);
    return { id: ids.next(), at: now, event: placed };
  });
}

/** The client names its turns before they are heard. */
function renamed(event: SessionEvent, ids: TimeOrderedIds): SessionEvent {
  return 'clientTurnId' in event ? { ...event, clientTurnId: ids.next() } : event;
}

export function writePlayed(sessions: readonly PlayedSession[], file = FILE): void {
  writeFileSync(`${file}.new`, gzipSync(sessions.map((session) => `${JSON.stringify(session)}\n`).join('')));
  renameSync(`${file}.new`, file);
}

/** By key; none where nothing was played ahead. Each is taken apart when it is asked for. */
export class PlayedSessions {
  private constructor(private readonly lines: ReadonlyMap<string, string>) {}

  static open(file = FILE): PlayedSessions {
    if (!existsSync(file)) return new PlayedSessions(new Map());
    const lines = linesIn(file);
    return new PlayedSessions(new Map(lines.map((line) => [keyIn(line), line])));
  }

  get size(): number {
    return this.lines.size;
  }

  find(key: string): PlayedSession | undefined {
    const line = this.lines.get(key);
    return line === undefined ? undefined : (JSON.parse(line) as PlayedSession);
  }
}

/** What is damaged is left aside, and said: the sessions are held at the start, as where nothing was played ahead. */
function linesIn(file: string): string[] {
  try {
    return gunzipSync(readFileSync(file)).toString().split('\n').filter(Boolean);
  } catch {
    process.stderr.write(`${file} is damaged; "npx nx run standalone:play-ahead --skip-nx-cache" makes it anew.\n`);
    return [];
  }
}

const BEFORE_KEY = '{"key":"';

function keyIn(line: string): string {
  return line.slice(BEFORE_KEY.length, line.indexOf('"', BEFORE_KEY.length));
}
