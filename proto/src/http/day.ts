import { z } from 'zod';

const FIRST = '2000-01-01';
const LAST = '2099-12-31';

/** Whether somebody can mean this day: a year that is half typed (0202) or far away is a slip. */
export const isNearDay = (day: string): boolean => day >= FIRST && day <= LAST;

/**
 * A day that somebody asks about or plans for. It has bounds, because what is asked is answered week by week: a period
 * up to the year 9999 would be as long to work out as it is useless.
 */
export const NearDay = z.iso.date().refine(isNearDay, `choose a day from ${FIRST} to ${LAST}`);
