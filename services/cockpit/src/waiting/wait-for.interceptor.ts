import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { AuthenticatedRequest } from '@repartee/kernel';
import { waitForHeader } from '@repartee/proto';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { Cockpit } from '../cockpit.js';
import { parseHead } from './heads.js';

/** Holds a read back until what the reader has just written is visible, three seconds at most. */
@Injectable()
export class WaitForInterceptor implements NestInterceptor {
  constructor(private readonly cockpit: Cockpit) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request & AuthenticatedRequest>();
    const head = parseHead(request.get(waitForHeader) ?? '');
    const organisation = request.user?.organisation;
    // A stream of another organisation has no head here, and would only be waited for in vain.
    if (head && organisation !== undefined && head.stream.startsWith(`${organisation}/`)) {
      await this.cockpit.heads.reached(organisation, head);
      this.cockpit.names.changed(organisation);
    }
    return next.handle();
  }
}
