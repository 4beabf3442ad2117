import { z } from 'zod';

export const languages = ['en', 'fr'] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

const words = z.string().trim().min(1);

/** One text in every language the product speaks. */
export const Text = z.strictObject({ en: words, fr: words });
export type Text = z.infer<typeof Text>;

/** Alternatives of one meaning, in every language; counts may differ between languages. */
export const Lines = z.strictObject({ en: z.array(words).min(1), fr: z.array(words).min(1) });
export type Lines = z.infer<typeof Lines>;

/** Content ids: lower case words joined by hyphens. Cue ids use underscores, as in `open_question`. */
export const ContentId = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');
export const CueId = z.string().regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, 'lower-case words joined by underscores');
