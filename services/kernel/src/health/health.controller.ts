import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';

import { Public } from '../auth/decorators.js';
import type { Liveness, Readiness } from './health.js';
import { Health } from './health.js';

@Controller('health')
export class HealthController {
  constructor(private readonly health: Health) {}

  /** 200 while nothing is at a standstill that a new start would mend, 503 with what is. */
  @Public()
  @Get('live')
  async live(@Res({ passthrough: true }) response: Response): Promise<Liveness> {
    const liveness = await this.health.liveness();
    response.status(liveness.live ? 200 : 503);
    return liveness;
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
