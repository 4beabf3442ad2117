import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';

import type { PlayedSession } from './played-session.js';
import { digestOfCode } from './playing-code.js';

/** Where sessions that were played ahead are kept, and the digest of the code that plays them. */
export interface Recording {
  file: string;
  playedBy: string;
}

/** What the build has played, as long as the code is still the one that played it. */
export function recordingOfBuild(): Recording {
  const code = ['./play-session.js', './played-session.js', './played-sessions.js'];
  return {
    // Beside the built code, and not in it: building the code again leaves it.
    file: fileURLToPath(new URL('../../../played/sessions.ndjson.gz', import.meta.url)),
    playedBy: digestOfCode(code.map((name) => fileURLToPath(new URL(name, import.meta.url)))),
  };
}

/** A line that says who played, then one for each session. */
export function writePlayed(sessions: readonly PlayedSession[], { file, playedBy }: Recording): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, gzipSync([headOf(playedBy), ...sessions.map(lineOf)].join('')));
  renameSync(`${file}.new`, file);
}

/** By key; none where nothing was played ahead, or by other code. Each is taken apart when it is asked for. */
export class PlayedSessions {
  private constructor(private readonly lines: ReadonlyMap<string, Buffer>) {}

  static open({ file, playedBy }: Recording): PlayedSessions {
    const [head, ...lines] = existsSync(file) ? linesIn(file) : [];
    if (head?.toString() !== headOf(playedBy)) return new PlayedSessions(new Map());
    return new PlayedSessions(new Map(lines.map((line) => [keyIn(line), line])));
  }

  get size(): number {
    return this.lines.size;
  }

  find(key: string): PlayedSession | undefined {
    const line = this.lines.get(key);
    return line && (JSON.parse(line.toString()) as PlayedSession);
  }
}

const END = '\n'.charCodeAt(0);

const lineOf = (value: object): string => `${JSON.stringify(value)}\n`;
const headOf = (playedBy: string): string => lineOf({ playedBy });

/** Whole lines, in bytes: as text they would take twice the memory. What is damaged is left aside, and said. */
function linesIn(file: string): Buffer[] {
  const lines: Buffer[] = [];
  const bytes = unpacked(file);
  for (let from = 0, end = bytes.indexOf(END); end >= 0; from = end + 1, end = bytes.indexOf(END, from))
    lines.push(bytes.subarray(from, end + 1));
  return lines;
}

function unpacked(file: string): Buffer {
  try {
    return gunzipSync(readFileSync(file));
  } catch (cause) {
    process.stderr.write(`${file} cannot be read and is left aside: ${String(cause)}\n`);
    return Buffer.alloc(0);
  }
}

const BEFORE_KEY = '{"key":"';

function keyIn(line: Buffer): string {
  return line.toString('latin1', BEFORE_KEY.length, line.indexOf('"', BEFORE_KEY.length));
}
