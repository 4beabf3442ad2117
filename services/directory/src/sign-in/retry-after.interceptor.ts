import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { tap } from 'rxjs';

import { TooManyAttempts } from './attempt-limits.js';

/** Says in the header, too, when to come back (RFC 9110, section 10.2.3). */
@Injectable()
export class RetryAfterInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler) {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      tap({
        error: (error: unknown) => {
          if (error instanceof TooManyAttempts) response.setHeader('retry-after', String(error.retryAfter));
        },
      }),
    );
  }
}
