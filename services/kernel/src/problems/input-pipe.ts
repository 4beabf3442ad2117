import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { z } from 'zod';

import { validated } from './validation.js';

/** Nest's pipe for bodies, queries and frames, refusing in our own words. Every schema at an edge is one of Zod. */
export class InputPipe extends StandardSchemaValidationPipe {
  protected override validate<T>(value: unknown, schema: StandardSchemaV1): StandardSchemaV1.SuccessResult<T> {
    if (!(schema instanceof z.ZodType)) throw new Error('A schema at the edge is one of Zod.');
    return { value: validated(schema, value) as T };
  }
}
