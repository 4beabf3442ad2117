import { HttpCode, HttpStatus, applyDecorators } from '@nestjs/common';
import type { z } from 'zod';

import { Described } from './described.js';

/** The shape of a route's good answer, for the OpenAPI document, and its status (200 unless told). */
export const Answers = (schema: z.ZodType, status: HttpStatus = HttpStatus.OK) =>
  applyDecorators(
    HttpCode(status),
    Described(({ ApiResponse }) => ApiResponse({ status, standardSchema: schema })),
  );

/** The route answers 204 and no body. */
export const AnswersNothing = () =>
  applyDecorators(
    HttpCode(HttpStatus.NO_CONTENT),
    Described(({ ApiResponse }) => ApiResponse({ status: HttpStatus.NO_CONTENT })),
  );
