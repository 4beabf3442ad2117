import type { LedgerEntry } from './dialogue-state.js';

/** Kinds of value that can be held against one another. */
export type Family = 'when' | 'hour' | 'lasting' | 'sum' | 'share' | 'count' | 'rate';

export const familyOf = ({ type, ahead, ago, part }: LedgerEntry): Family | null => {
  if (part) return null;
  if (type === 'date' || (type === 'duration' && (ahead || ago))) return 'when';
  if (type === 'duration') return 'lasting';
  if (type === 'amount' || type === 'figure') return 'sum';
  if (type === 'percentage') return 'share';
  return type === 'count' || type === 'hour' || type === 'rate' ? type : null;
};

const days: Readonly<Record<string, number>> = { D: 1, M: 30, Y: 365 };
const minutes: Readonly<Record<string, number>> = { S: 1 / 86_400, M: 1 / 1440, H: 1 / 24 };

/** An ISO 8601 duration in days. */
export const daysIn = (value: string): number | null => {
  const [, time, count, unit = ''] = /^P(T?)([\d.]+)([DMYHS])$/.exec(value) ?? [];
  const each = time === 'T' ? minutes[unit] : days[unit];
  return count === undefined || each === undefined ? null : Number(count) * each;
};

interface Reach {
  from: number;
  to: number;
}

/**
 * From how many days ahead to how many a date may lie, whatever today is. Nobody says "next month" of a day of this week,
 * or "next Monday" of tomorrow.
 */
const reaches: readonly (readonly [form: RegExp, from: number, to: number])[] = [
  [/^day:0/, 0, 0],
  [/^day:1/, 1, 1],
  [/^day:2/, 2, 2],
  [/^weekday:\d/, 0, 7],
  [/^next-weekday:\d/, 2, 13],
  [/^week:0:end/, 2, 7],
  [/^week:0/, 0, 7],
  [/^week:1/, 2, 13],
  [/^week:2/, 9, 20],
  [/^month:0:end/, 8, 31],
  [/^month:0/, 0, 31],
  [/^month:1/, 8, 61],
  [/^month:2/, 31, 92],
  [/^quarter:0/, 0, 92],
  [/^quarter:1/, 8, 184],
  [/^year:0/, 0, 365],
  [/^year:1/, 8, 730],
];

const reachOf = ({ type, value }: LedgerEntry): Reach | null => {
  if (type === 'duration') {
    const length = daysIn(value);
    return length === null ? null : { from: 0.7 * length, to: 1.3 * length };
  }
  const [, from, to] = reaches.find(([form]) => form.test(value)) ?? [];
  return from === undefined || to === undefined ? null : { from, to };
};

/** Month and day of a date by its name, each as far as it was said. */
const namedOf = (value: string): { month: string | null; day: number | null } | null => {
  if (value.endsWith(':first')) return { month: null, day: 1 };
  const [, month = '?', day = '?'] = /^date:(?:\d{4}-)?(\d\d|\?)(?:-(\d\d|\?))?$/.exec(value) ?? [];
  if (month === '?' && day === '?') return null;
  return { month: month === '?' ? null : month, day: day === '?' ? null : Number(day) };
};

/** The last days of a month begin here. */
const monthsEnd = 25;
const clashOfNames = (one: string, other: string): boolean | null => {
  const [first, second] = [namedOf(one), namedOf(other)];
  if (first && second) {
    if (first.month !== null && second.month !== null && first.month !== second.month) return true;
    return first.day !== null && second.day !== null && first.day !== second.day;
  }
  const named = first ?? second;
  const relative = first ? other : one;
  if (named === null) return null;
  // Nobody says "in April" of a day of this week.
  if (named.day === null && isNear.test(relative)) return true;
  if (relative !== 'month:0:end' || named.day === null) return null;
  return named.day < monthsEnd;
};
const isNear = /^(?:day:|weekday:|week:0)/;

/** The same backwards, from how many days ago to how many. */
const reachesBack: readonly (readonly [form: RegExp, from: number, to: number])[] = [
  [/^day:-1/, 1, 1],
  [/^day:-2/, 2, 2],
  [/^last-weekday/, 1, 13],
  [/^week:-1/, 2, 13],
  [/^month:-1/, 8, 61],
  [/^year:-1/, 30, 730],
];

const reachBackOf = (entry: LedgerEntry): Reach | null => {
  if (entry.type === 'duration') return reachOf(entry);
  const [, from, to] = reachesBack.find(([form]) => form.test(entry.value)) ?? [];
  return from === undefined || to === undefined ? null : { from, to };
};

const isOver = ({ value, ago }: LedgerEntry): boolean => ago || /^last-|:-\d/.test(value);
const weekdayOf = (value: string): string | undefined => /weekday:(\d)/.exec(value)?.[1];

/** Where they may be one day, they need not be: nothing is settled. */
const isApart = (near: Reach | null, far: Reach | null): true | null =>
  near && far && (near.to < far.from || far.to < near.from) ? true : null;

/** In the order of the day. */
const partsOfDay: readonly RegExp[] = [
  /\b(?:morning|matin)\b/,
  /\b(?:noon|midday|lunchtime)\b|(?<!après-)\bmidi\b/,
  /\b(?:afternoon|après-midi)\b/,
  /\b(?:evening|tonight|soir)\b/,
];

/** "Friday noon", and then "Friday evening"; what comes sooner than it was said may still hold: "by Friday noon". */
const isLaterPart = (before: LedgerEntry, now: LedgerEntry): boolean => {
  const [first, second] = [before, now].map(({ said }) => partsOfDay.findIndex((names) => names.test(said)));
  return first !== undefined && second !== undefined && first >= 0 && second > first;
};

/** "Thursday" and "next Thursday" may be one day, and so may "the 15th" and "15 March". */
const clashOfDates = (one: LedgerEntry, other: LedgerEntry): boolean | null => {
  if (isOver(one) !== isOver(other)) return null;
  if (isOver(one)) return isApart(reachBackOf(one), reachBackOf(other));
  const [first, second] = [weekdayOf(one.value), weekdayOf(other.value)];
  if (first !== undefined && second !== undefined) return first !== second;
  const [near, far] = [reachOf(one), reachOf(other)];
  if (near && far) return isApart(near, far);
  return clashOfNames(one.value, other.value);
};

const halfDay = 12 * 60;

/** Minutes from noon or midnight, from and to: "time:02:00-04:00" and "time:03:00". */
const hoursOf = (value: string): Reach | null => {
  const [, h, m, toH = h, toM = m] = /^time:(\d\d):(\d\d)(?:-(\d\d):(\d\d))?$/.exec(value) ?? [];
  if (h === undefined || toH === undefined) return null;
  const [from, to] = [Number(h) * 60 + Number(m), Number(toH) * 60 + Number(toM)];
  return { from, to: to < from ? to + halfDay : to };
};

/** An hour within a stretch of the day fits it; of two stretches that only overlap nothing is sure. */
const clashOfHours = (one: string, other: string): boolean | null => {
  const [first, second] = [hoursOf(one), hoursOf(other)];
  if (!first || !second || one === other) return false;
  const isOverlap = [0, halfDay, -halfDay].some(
    (shift) => first.from + shift <= second.to && second.from <= first.to + shift,
  );
  return isOverlap ? null : true;
};

/** Half a day and six years do not last for the same thing. */
const mostTimes = 30;

const clashOfSpans = (one: string, other: string): boolean | null => {
  const [first, second] = [daysIn(one), daysIn(other)];
  if (first === null || second === null) return null;
  const [shorter, longer] = first < second ? [first, second] : [second, first];
  return longer > mostTimes * shorter ? null : longer - shorter > 0.2 * longer;
};

/** "EUR 290-420", "? 380", "4 %". */
const figureOf = (value: string): { unit: string; from: number; to: number } | null => {
  const [, before = '', from, to = from, after = ''] = /^(\D*?) ?([\d.]+)(?:-([\d.]+))?( %)?$/.exec(value) ?? [];
  return from === undefined ? null : { unit: `${before}${after}`, from: Number(from), to: Number(to) };
};

const mostSums = 8;

const clashOfFigures = (one: string, other: string): boolean | null => {
  const [first, second] = [figureOf(one), figureOf(other)];
  if (!first || !second) return null;
  if (first.unit !== second.unit && first.unit !== '?' && second.unit !== '?') return null;
  const [less, more] = first.from <= second.from ? [first, second] : [second, first];
  if (more.from > mostSums * less.to) return null;
  return more.from > less.to;
};

/** "Up to 120 euros", and 68 of them. */
const isWithin = (most: LedgerEntry, some: LedgerEntry): boolean =>
  most.limit && !some.limit && (figureOf(some.value)?.to ?? Infinity) <= (figureOf(most.value)?.to ?? 0);

/** Whether one value leaves no room for the other, said after it; null where they cannot be compared. */
export const clash = (one: LedgerEntry, other: LedgerEntry): boolean | null => {
  const family = familyOf(one);
  if (family === null || family !== familyOf(other)) return null;
  switch (family) {
    case 'when':
      return one.value === other.value ? isLaterPart(one, other) : clashOfDates(one, other);
    case 'lasting':
      return clashOfSpans(one.value, other.value);
    case 'sum':
    case 'share':
      return isWithin(one, other) || isWithin(other, one) ? null : clashOfFigures(one.value, other.value);
    case 'hour':
      return clashOfHours(one.value, other.value);
    case 'count':
    case 'rate':
      return one.value !== other.value;
  }
};
