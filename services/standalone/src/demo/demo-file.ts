import { randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

import { writeWhole } from '@repartee/kernel';

import type { DemoSize } from '../config.js';

/** What the demo was made with, kept so that a seeding that was cut off goes on with the same plan. */
export interface DemoRecord {
  /** The moment the history leads up to: UTC, milliseconds since 1970. */
  until: number;
  size: DemoSize;
  /** Of the demo's accounts, to be shown at every start. */
  password: string;
  complete: boolean;
}

export function readDemoRecord(path: string): DemoRecord | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as DemoRecord) : undefined;
}

export function writeDemoRecord(path: string, record: DemoRecord): void {
  writeWhole(path, `${JSON.stringify(record, null, 2)}\n`);
}

// No letter or digit that is easily taken for another one.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 3;
const GROUP_LENGTH = 4;

/** A password that is easily read aloud and typed, of 59 bits. */
export function newPassword(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
