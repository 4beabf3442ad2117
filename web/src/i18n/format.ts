const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The page's language as dates and figures want it: ours is British English. */
const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

/** A phrase as it stands at the beginning of a line. */
export const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** Milliseconds as `m:ss`. */
export const clock = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** Milliseconds as whole minutes, at least one. */
export const wholeMinutes = (ms: number): number => Math.max(1, Math.round(ms / MINUTE_MS));

/** ISO date or date-time as a date of that language. A plain date means that day, in whatever zone. */
export const formatDate = (iso: string, language: string, options: Intl.DateTimeFormatOptions = {}): string => {
  const plain = iso.length === 10;
  const shape: Intl.DateTimeFormatOptions =
    Object.keys(options).length > 0 ? options : { day: 'numeric', month: 'long', year: 'numeric' };
  return new Intl.DateTimeFormat(localeOf(language), plain ? { ...shape, timeZone: 'UTC' } : shape).format(
    new Date(iso),
  );
};

/** Day and time; the year too where it is not the one of `now`. */
export const formatDateTime = (iso: string, language: string, now: Date): string =>
  formatDate(iso, language, {
    ...{ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
    ...(new Date(iso).getFullYear() !== now.getFullYear() && { year: 'numeric' }),
  });

/** From one day to another, saying month and year once where they are the same. */
export const formatPeriod = (from: string, to: string, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).formatRange(new Date(from), new Date(to));

/** The day of `now`, as 2026-03-02, on the calendar of its own zone. */
export const localDay = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

/** Whole days from `now` to an ISO date, counted on the calendar of `now`'s own zone; negative once it has gone by. */
export const daysUntil = (isoDate: string, now: Date): number => {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((Date.parse(isoDate.slice(0, 10)) - today) / DAY_MS);
};

/** "in 3 days", "yesterday", "today". */
export const formatDays = (days: number, language: string): string =>
  new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' }).format(days, 'day');

/** A number with a fixed count of decimals. */
export const formatNumber = (value: number, language: string, decimals = 0): string =>
  new Intl.NumberFormat(localeOf(language), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);

/** A difference with its sign; the minus is a true minus. */
export const formatSigned = (value: number, language: string, decimals = 0): string => {
  const text = formatNumber(Math.abs(value), language, decimals);
  if (Number(Math.abs(value).toFixed(decimals)) === 0) return text;
  return value > 0 ? `+${text}` : `\u2212${text}`;
};

/** "A, B and C". */
export const formatList = (items: readonly string[], language: string): string =>
  new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(items);

/** A fraction from 0 to 1 as a percentage. */
export const formatShare = (share: number, language: string): string =>
  new Intl.NumberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 0 }).format(share);
