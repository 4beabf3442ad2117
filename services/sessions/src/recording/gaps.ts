import type { Gap } from '@repartee/kernel';

import type { Piece } from './tape/piece.js';

/** What a process that is killed has not written is less than that, and so is a player's last report. */
const NEGLIGIBLE_MS = 3_000;
/** More are told as one: nobody reads a longer list, and the head of a recording has no room for it. */
const MOST_GAPS = 16;

/** Where one tape of a session ends and the next one has not begun, in milliseconds of session time. */
export function gapsBetween(tapes: readonly (readonly Piece[])[]): Gap[] {
  const spans = tapes.flatMap((pieces) => (pieces.length === 0 ? [] : [spanOf(pieces)]));
  const ordered = spans.sort((one, other) => one.fromMs - other.fromMs);
  const gaps = ordered.slice(1).flatMap(({ fromMs }, before): Gap[] => {
    const endMs = Math.max(...ordered.slice(0, before + 1).map(({ toMs }) => toMs));
    return fromMs - endMs > NEGLIGIBLE_MS ? [{ fromMs: Math.round(endMs), toMs: Math.round(fromMs) }] : [];
  });
  const [first, ...rest] = gaps.slice(MOST_GAPS - 1);
  const last = rest.at(-1);
  return first && last ? [...gaps.slice(0, MOST_GAPS - 1), { fromMs: first.fromMs, toMs: last.toMs }] : gaps;
}

/** When its first sound began, and its last one ended. A learner's frame came once it was spoken. */
function spanOf(pieces: readonly Piece[]): Gap {
  const times = pieces.map(({ side, rate, atMs, pcm }) => {
    const lengthMs = (pcm.byteLength / 2 / rate) * 1000;
    return side === 'learner' ? { fromMs: atMs - lengthMs, toMs: atMs } : { fromMs: atMs, toMs: atMs + lengthMs };
  });
  return times.reduce((span, { fromMs, toMs }) => ({
    fromMs: Math.min(span.fromMs, fromMs),
    toMs: Math.max(span.toMs, toMs),
  }));
}
