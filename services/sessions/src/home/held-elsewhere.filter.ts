import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch } from '@nestjs/common';
import { atInstance } from '@repartee/proto';
import type { Request, Response } from 'express';

import { HeldElsewhere } from './home.js';

/** Sends a request on to the instance that holds what it is about; its method and body go with it (307). */
@Catch(HeldElsewhere)
export class HeldElsewhereFilter implements ExceptionFilter<HeldElsewhere> {
  catch({ home }: HeldElsewhere, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const { originalUrl } = http.getRequest<Request>();
    http.getResponse<Response>().redirect(307, atInstance(home, originalUrl));
  }
}
