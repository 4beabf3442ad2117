import type { DeadLetter, ShownEvent } from '@repartee/kernel';

import type { LetterAction } from './letter-options.js';
import type { Settled } from './settle-letters.js';

const SECONDS = { minute: 60, hour: 3600, day: 86_400 };

/** How long ago, in the largest unit that it fills twice: 90 s, 5 min, 30 h, 3 d. */
export function ageText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 2 * SECONDS.minute) return `${seconds} s`;
  if (seconds < 2 * SECONDS.hour) return `${Math.floor(seconds / SECONDS.minute)} min`;
  if (seconds < 2 * SECONDS.day) return `${Math.floor(seconds / SECONDS.hour)} h`;
  return `${Math.floor(seconds / SECONDS.day)} d`;
}

export function listText(letters: readonly DeadLetter[], dropped: boolean, now: number): string {
  if (letters.length === 0) return dropped ? 'Nothing was given up.' : 'No event waits.';
  const head = ['event', 'reader', 'stream', 'version', 'reason', dropped ? 'given up' : 'waits'];
  const rows = letters.map((letter) => [
    letter.eventId,
    letter.group,
    letter.stream,
    String(letter.version),
    letter.reason,
    letter.dropped ? `${dateText(letter.dropped.at)} by ${letter.dropped.by}: ${letter.dropped.why}` : ageText(now - letter.parkedAt), // prettier-ignore
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd(); // prettier-ignore
  return [head, ...rows].map(line).join('\n');
}

export function letterText(letter: DeadLetter, event: ShownEvent | undefined): string {
  const { eventId, type, group, stream, version, organisation, partition, position, reason, parkedAt, dropped } =
    letter;
  const lines = [
    `event         ${eventId}`,
    `type          ${type === '' ? '(none)' : type}`,
    `reader        ${group}`,
    `stream        ${stream}, version ${version}`,
    `organisation  ${organisation === '' ? '(none)' : organisation}`,
    `place         ${partition}, ${position}`,
    `reason        ${reason}`,
    `parked        ${dateText(parkedAt)}`,
    ...(dropped ? [`given up      ${dateText(dropped.at)} by ${dropped.by}: ${dropped.why}`] : []),
  ];
  return [...lines, '', eventText(event)].join('\n');
}

export function settledText({ letter, outcome, waiting }: Settled, action: LetterAction, isServed: boolean): string {
  const done = action.do === 'drop' ? `${letter.eventId} is given up.` : '';
  const [first] = waiting;
  const what = `${waiting.length} event${waiting.length === 1 ? '' : 's'} of ${letter.stream}`;
  if (outcome === 'done') return [done, `Nothing of ${letter.stream} waits any longer.`].join(' ').trim();
  if (outcome === 'waiting')
    return [done, `${what} still wait${waiting.length === 1 ? 's' : ''}: ${first?.eventId}, ${first?.reason}.`].join(' ').trim(); // prettier-ignore
  const when = isServed
    ? `are asked for, but nobody who reads as ${letter.group} has taken them up yet`
    : `will be tried at the next start`;
  return [done, `${what} ${when}.`].join(' ').trim();
}

function eventText(event: ShownEvent | undefined): string {
  if (!event) return 'The log holds nothing at this place any longer.';
  if (event.as === 'event') return JSON.stringify(event.data, null, 2);
  if (event.as === 'older_schema')
    return `What this release knows of schema ${event.schemaVersion}:\n${JSON.stringify(event.data, null, 2)}`;
  const fields = event.fields.map(({ field, wire, bytes }) => `  field ${field}: ${wire}, ${bytes} bytes`);
  const rest = event.rest > 0 ? [`  ${event.rest} bytes that are no field`] : [];
  return ['This release cannot read it. Its form:', ...fields, ...rest].join('\n');
}

const dateText = (at: number): string => new Date(at).toISOString();
