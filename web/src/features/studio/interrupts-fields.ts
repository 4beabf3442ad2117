import type { Interrupts, Stance } from '@repartee/proto';
import { Interrupts as InterruptsSchema } from '@repartee/proto';
import { z } from 'zod';

/** What an author writes: seconds as digits, and lines one under the other. */
export interface InterruptsFields {
  cutsIn: 'never' | 'after';
  afterS: string;
  stances: Stance[];
  /** Ids of the scenario's missteps that nobody may finish. */
  missteps: string[];
  en: string;
  fr: string;
}

/** Where nothing is set yet, what most people begin with. */
const USUAL: Omit<InterruptsFields, 'cutsIn'> = {
  afterS: '25',
  stances: ['closed', 'guarded'],
  missteps: [],
  en: '',
  fr: '',
};

export const fieldsOf = (interrupts: Interrupts | undefined): InterruptsFields =>
  interrupts === undefined
    ? { cutsIn: 'never', ...USUAL }
    : {
        cutsIn: 'after',
        afterS: `${interrupts.after_s}`,
        stances: [...interrupts.stances],
        missteps: [...(interrupts.missteps ?? [])],
        en: interrupts.lines.en.join('\n'),
        fr: interrupts.lines.fr.join('\n'),
      };

/** A line for cutting in asks nothing, and has no slot that could be filled: the persona has just not listened. */
const UNSAYABLE = /[?{}]/u;

const WrittenLines = z.string().transform((text, context): string[] => {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > 0 && !lines.some((line) => UNSAYABLE.test(line))) return lines;
  context.addIssue({ code: 'custom', message: 'lines that ask nothing' });
  return z.NEVER;
});

const Never = z
  .object({ cutsIn: z.literal('never') })
  .transform((): { interrupts: Interrupts | undefined } => ({ interrupts: undefined }));

const After = z
  .object({
    cutsIn: z.literal('after'),
    afterS: z.string().trim().regex(/^\d+$/u).transform(Number).pipe(InterruptsSchema.shape.after_s),
    stances: InterruptsSchema.shape.stances,
    missteps: z.array(z.string()),
    en: WrittenLines,
    fr: WrittenLines,
  })
  .transform(({ afterS, stances, missteps, en, fr }): { interrupts: Interrupts | undefined } => ({
    interrupts: { after_s: afterS, stances, ...(missteps.length > 0 && { missteps }), lines: { en, fr } },
  }));

/** The fields as the scenario has them; without `interrupts` its persona hears everybody out. */
export const InterruptsForm = z.discriminatedUnion('cutsIn', [Never, After]);
export type InterruptsForm = z.output<typeof InterruptsForm>;
