/** A calendar month of a time zone: `from` is its first moment and `to` that of the next, UTC, milliseconds since 1970. */
export interface Month {
  /** 2026-03. */
  name: string;
  from: number;
  to: number;
}

/** The month that a moment lies in, and those before it, newest first. `timeZone` is an IANA name. */
export function monthsUntil(at: number, timeZone: string, count: number): Month[] {
  const { year, month } = partsOf(at, timeZone);
  return Array.from({ length: count }, (_, ago) => {
    const first = new Date(Date.UTC(year, month - ago, 1));
    return {
      name: first.toISOString().slice(0, 7),
      from: firstMoment(first.getUTCFullYear(), first.getUTCMonth(), timeZone),
      to: firstMoment(first.getUTCFullYear(), first.getUTCMonth() + 1, timeZone),
    };
  });
}

/** Months count from 0. Twice, because clocks may be set between the first guess and the moment itself. */
function firstMoment(year: number, month: number, timeZone: string): number {
  const asUtc = Date.UTC(year, month, 1);
  const guess = asUtc - offsetMs(asUtc, timeZone);
  return asUtc - offsetMs(guess, timeZone);
}

/** How far the clocks of the zone are ahead of UTC at a moment. */
function offsetMs(at: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = partsOf(at, timeZone);
  return Date.UTC(year, month, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

function partsOf(at: number, timeZone: string) {
  const parts = formatOf(timeZone).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value);
  return { year: of('year'), month: of('month') - 1, day: of('day'), hour: of('hour'), minute: of('minute'), second: of('second') }; // prettier-ignore
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once a zone: it takes longer to make than to use. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const number = 'numeric' as const;
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hourCycle: 'h23', year: number, month: number, day: number },
    ...{ hour: number, minute: number, second: number },
  });
  formats.set(timeZone, format);
  return format;
}
