import { z } from 'zod';
import { FieldFault } from './field-fault.js';

/** Problem details (RFC 9457), with a stable `code` for programs and the fields that are wrong. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  /** `message` says what to do in a sentence; `fault`, where the server names it, says what is wrong. */
  errors: z.array(z.object({ field: z.string(), message: z.string(), fault: FieldFault.optional() })).optional(),
});
export type Problem = z.infer<typeof Problem>;

/** Every list comes in pages by key: `next` is the key to ask for the following page with, null at the end. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

/** How a list is asked for. */
export const PageQuery = z.object({
  after: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** A read may ask to wait until this head of a stream is visible (bounded): header `repartee-wait-for: <stream>@<version>`. */
export const waitForHeader = 'repartee-wait-for';
export const csrfHeader = 'x-repartee-csrf';
