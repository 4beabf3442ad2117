import type { Language } from '@repartee/proto';
import type { Analysis } from '../analysis.js';
import type { Word } from '../text/words.js';
import type { Piece } from './amounts.js';
import { calendars } from './calendar.js';
import type { Calendar } from './calendar.js';
import type { DateRead } from './relative-days.js';
import { numberAt } from './numbers.js';
import { relativeAt } from './relative-days.js';

/**
 * Dates as they are said. A weekday stays one (`weekday:4`), "tomorrow" is `day:1`, 12 March `date:03-12`, a week
 * `week:1`: no calendar is looked at, so that the same words always give the same value.
 */
export function datesOf({ words, language }: Analysis): Piece[] {
  const calendar = calendars[language];
  const found: Piece[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const read =
      isoAt(words, at) ??
      monthDayAt(words, at, { calendar, language }) ??
      relativeAt(words, at, language) ??
      weekdayAt(words, at, { calendar, language }) ??
      dayAt(words, at, { calendar, language }) ??
      monthAt(words, at, { calendar, language }) ??
      dayOfMonthAt(words, at, { calendar, language });
    if (!read) continue;
    found.push({ type: 'date', value: read.value, said: read.said, first: read.first ?? at, last: read.last });
    at = read.last;
  }
  return found;
}

interface Sources {
  calendar: Calendar;
  language: Language;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** "2026-03-04" and "12/03", day first. */
function isoAt(words: readonly Word[], at: number): DateRead | undefined {
  const [a, b, c] = [words[at], words[at + 1], words[at + 2]];
  if (!a?.number || !b?.number) return undefined;
  if (/^\d{4}$/.test(a.text) && b.joined && c?.joined && /^\d\d$/.test(b.text) && /^\d\d$/.test(c.text)) {
    const value = `${a.text}-${b.text}-${c.text}`;
    return { value: `date:${value}`, said: value, last: at + 2 };
  }
  const slashed = b.before === '/' && Number(a.text) <= 31 && Number(b.text) <= 12 && Number(b.text) > 0;
  if (!slashed) return undefined;
  return { value: `date:${two(Number(b.text))}-${two(Number(a.text))}`, said: `${a.text}/${b.text}`, last: at + 1 };
}

const ordinal = /^(\d{1,2})$/;
const suffixes = new Set(['st', 'nd', 'rd', 'th', 'er', 'ere']);

/** "12 March", "the 12th of March", "March 12", "le 12 mars", "1er avril". */
function monthDayAt(words: readonly Word[], at: number, { calendar, language }: Sources): DateRead | undefined {
  const day = dayNumber(words, at, language);
  if (day) {
    const skip = words[day.last + 1]?.text === 'of' ? 2 : 1;
    const month = calendar.months.get(words[day.last + skip]?.text ?? '');
    if (month === undefined || (language === 'en' && day.worded && !words[day.last + skip]?.capital)) return undefined;
    return monthDay(day.day, month, { last: day.last + skip, calendar, language });
  }
  const month = calendar.months.get(words[at]?.text ?? '');
  const after = month === undefined ? undefined : dayNumber(words, at + 1, language);
  if (month === undefined || !after || language === 'fr') return undefined;
  return monthDay(after.day, month, { last: after.last, calendar, language });
}

interface DayOfMonth {
  day: number;
  last: number;
  /** Said in words: "the fifteenth", "le quinze". */
  worded: boolean;
}

const namesOfDays: Readonly<Record<Language, readonly string[]>> = {
  en: 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  ),
  fr: ['premier'],
};

/** A day in words: an ordinal in English ("the twenty-eighth"), a number in French ("le vingt-huit"). */
function wordedDay(words: readonly Word[], at: number, language: Language): DayOfMonth | undefined {
  const text = words[at]?.text ?? '';
  const named = namesOfDays[language].indexOf(text) + 1;
  if (named > 0) return { day: named, last: at, worded: true };
  if (language === 'fr') {
    const number = words[at]?.number ? undefined : numberAt(words, at, language);
    const isDay = number !== undefined && number.value >= 2 && number.value <= 31;
    return isDay ? { day: number.value, last: number.last, worded: true } : undefined;
  }
  if (text === 'thirtieth') return { day: 30, last: at, worded: true };
  const tens = ['twenty', 'thirty'].indexOf(text) + 2;
  const units = namesOfDays.en.indexOf(words[at + 1]?.text ?? '') + 1;
  const day = tens * 10 + units;
  return tens >= 2 && units >= 1 && units <= 9 && day <= 31 ? { day, last: at + 1, worded: true } : undefined;
}

function dayNumber(words: readonly Word[], at: number, language: Language): DayOfMonth | undefined {
  const word = words[at];
  if (!word?.number) return wordedDay(words, at, language);
  if (!ordinal.test(word.text) || Number(word.text) < 1 || Number(word.text) > 31) return undefined;
  const next = words[at + 1];
  const last = next?.before === '' && next.from === word.to && suffixes.has(next.text) ? at + 1 : at;
  return { day: Number(word.text), last, worded: false };
}

function monthDay(day: number, month: number, { last, calendar, language }: Sources & { last: number }): DateRead {
  const name = calendar.monthNames[month - 1] ?? '';
  const said = language === 'en' ? `${day} ${name}` : `le ${day === 1 ? '1er' : day} ${name}`;
  return { value: `date:${two(month)}-${two(day)}`, said, last };
}

function weekdayAt(words: readonly Word[], at: number, { calendar, language }: Sources): DateRead | undefined {
  const weekday = calendar.weekdays.get(words[at]?.text ?? '');
  if (weekday === undefined || (words[at]?.text.length === 3 && !words[at]?.capital)) return undefined;
  const weekAfter = weekAfterAt(words, at, language);
  if (weekAfter) {
    const { first, last, said } = weekAfter;
    return { value: `next-weekday:${weekday}`, said: said(calendar.weekdayNames[weekday - 1] ?? ''), first, last };
  }
  const beside = words[language === 'en' ? at - 1 : at + 1];
  const isNext = beside !== undefined && calendar.next.has(beside.text);
  const isLast = beside !== undefined && calendar.last.has(beside.text);
  const value = `${isNext ? 'next-' : isLast ? 'last-' : ''}weekday:${weekday}`;
  const name = calendar.weekdayNames[weekday - 1] ?? '';
  const part = partOfDay(words, language === 'fr' && (isNext || isLast) ? at + 2 : at + 1, language);
  const beforeAfter = beside && (isNext || isLast) ? beside.text.replace('passe', 'passé') : '';
  const said = language === 'en' ? `${beforeAfter} ${name}` : `${name} ${beforeAfter}`;
  const last = part?.last ?? (language === 'fr' && beforeAfter !== '' ? at + 1 : at);
  const first = language === 'en' && beforeAfter !== '' ? at - 1 : at;
  return { value, said: `${said.trim()}${part ? ` ${part.said}` : ''}`, first, last };
}

/** "Jeudi en huit", "a week on Thursday", "Thursday week": the one after the next. */
function weekAfterAt(
  words: readonly Word[],
  at: number,
  language: Language,
): { first: number; last: number; said: (weekday: string) => string } | undefined {
  const [back, ahead] = [
    words.slice(Math.max(0, at - 3), at).map(({ text }) => text),
    words.slice(at + 1, at + 3).map(({ text }) => text),
  ];
  if (language === 'fr')
    return ahead.join(' ') === 'en huit' ? { first: at, last: at + 2, said: (day) => `${day} en huit` } : undefined;
  if (ahead[0] === 'week' && words[at + 1]?.before === '')
    return { first: at, last: at + 1, said: (day) => `${day} week` };
  return /^(?:a|one) week on$/.test(back.join(' '))
    ? { first: at - 3, last: at, said: (day) => `a week on ${day}` }
    : undefined;
}

const parts: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(['morning', 'afternoon', 'evening', 'noon', 'night', 'lunchtime']),
  fr: new Set(['matin', 'midi', 'soir']),
};

const atHours = new Set(['noon', 'lunchtime', 'midday', 'midnight']);

function partOfDay(words: readonly Word[], at: number, language: Language): { said: string; last: number } | undefined {
  const word = words[at];
  if (!word || word.before !== '') return undefined;
  const hour = words[at + 1];
  if (word.text === 'at' && hour?.before === '' && atHours.has(hour.text))
    return { said: `at ${hour.text}`, last: at + 1 };
  if (word.text === 'apres' && words[at + 1]?.text === 'midi') return { said: 'après-midi', last: at + 1 };
  return parts[language].has(word.text) ? { said: word.text, last: at } : undefined;
}

function dayAt(words: readonly Word[], at: number, { calendar, language }: Sources): DateRead | undefined {
  const text = words[at]?.text ?? '';
  const day = calendar.days.get(text);
  if (day === undefined) return undefined;
  const name = text === 'aujourdhui' ? "aujourd'hui" : text;
  // "Demain mardi" is one day, said twice.
  const next = words[at + 1];
  const weekday = next?.before === '' ? calendar.weekdays.get(next.text) : undefined;
  if (weekday !== undefined)
    return { value: `weekday:${weekday}`, said: `${name} ${calendar.weekdayNames[weekday - 1] ?? ''}`, last: at + 1 };
  const part = partOfDay(words, at + 1, language);
  return { value: `day:${day}`, said: part ? `${name} ${part.said}` : name, last: part?.last ?? at };
}

const beforeMonth: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(['in', 'by', 'until', 'till', 'from', 'since', 'before', 'early', 'late', 'mid', 'as', 'of']),
  fr: new Set(['en', 'debut', 'fin', 'mi', 'avant', 'depuis', 'des', 'de']),
};

/** "Of" and "de" are said of many things; of a month after its end or its middle, or "from". */
const joinsMonth = new Set(['of', 'as', 'de']);
const opensMonth = new Set('end middle start beginning late early soon mois partir'.split(' '));

/** "In October", "fin avril": a month by itself. */
function monthAt(words: readonly Word[], at: number, { calendar, language }: Sources): DateRead | undefined {
  const month = calendar.months.get(words[at]?.text ?? '');
  const before = words[at - 1]?.text ?? '';
  const isApart = words[at]?.before !== '' && words[at]?.joined !== true;
  if (month === undefined || !beforeMonth[language].has(before) || isApart) return undefined;
  if (joinsMonth.has(before) && !opensMonth.has(words[at - 2]?.text ?? '')) return undefined;
  if (language === 'en' && !words[at]?.capital) return undefined;
  const name = calendar.monthNames[month - 1] ?? '';
  return { value: `date:${two(month)}`, said: language === 'en' ? `in ${name}` : `en ${name}`, last: at };
}

/** "The 15th", "le 20", "au 25", "mardi 12": a day of a month that is not named; nothing is counted with it. */
function dayOfMonthAt(words: readonly Word[], at: number, { calendar, language }: Sources): DateRead | undefined {
  const day = dayNumber(words, at, language);
  const next = words[(day?.last ?? at) + 1];
  const isAlone =
    next === undefined || next.before !== '' || next.sentence !== words[at]?.sentence || links.has(next.text);
  if (!day || !isAlone || words[at]?.before !== '') return undefined;
  const before = words[at - 1]?.text ?? '';
  if (day.worded && day.day <= mostlyOrder[language]) return undefined;
  if (language === 'en' && ((day.last === at && !day.worded) || before !== 'the')) return undefined;
  const weekday = language === 'fr' ? calendar.weekdays.get(before) : undefined;
  const isThe = weekday !== undefined || (theDay.has(before) && !plural.has(words[at - 2]?.text ?? ''));
  if (language === 'fr' && !isThe) return undefined;
  const name = weekday === undefined ? undefined : calendar.weekdayNames[weekday - 1];
  return {
    value: `date:?-${two(day.day)}`,
    said:
      name !== undefined
        ? `${name} ${day.day}`
        : language === 'en'
          ? `the ${day.day}${ending(day.day)}`
          : `le ${day.day}`,
    last: day.last,
  };
}

/** "The third", "le premier", "le deux" by themselves are rather an order or a number than a day. */
const mostlyOrder: Readonly<Record<Language, number>> = { en: 3, fr: 9 };

const links = new Set(
  `and or at in for with so then to till until as when if we i you he she it they that which is was will would from
  et ou a pour avec dans puis donc on nous vous je il elle ce est sera serait que chez`.split(/\s+/),
);
const theDay = new Set(['le', 'du', 'au']);
const plural = new Set(['tous', 'sur']);
const ending = (day: number): string => (day > 10 && day < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'));
