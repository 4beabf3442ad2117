import { Controller, Get, HttpCode, Res } from '@nestjs/common';
import type { Response } from 'express';

import { Public } from '../auth/decorators.js';
import type { Readiness } from './health.js';
import { Health } from './health.js';

@Controller('health')
export class HealthController {
  constructor(private readonly health: Health) {}

  /** The process answers. */
  @Public()
  @Get('live')
  @HttpCode(200)
  live(): { live: true } {
    return { live: true };
  }

  /** 200 when everything can be used, 503 with what is missing until then. */
  @Public()
  @Get('ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<Readiness> {
    const readiness = await this.health.readiness();
    response.status(readiness.ready ? 200 : 503);
    return readiness;
  }
}
