import { Controller, Get, Headers, Res } from '@nestjs/common';
import type { Response } from 'express';

import { Public } from '../auth/decorators.js';
import { problems } from '../problems/problems.js';
import { Metrics } from './metrics.js';

@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Public()
  @Get()
  async scrape(@Res() response: Response, @Headers() headers: Record<string, unknown>): Promise<void> {
    // Whoever scrapes comes by itself; whoever comes through a proxy is anybody.
    if (headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined)
      throw problems.notFound('address');
    const { contentType, text } = await this.metrics.scrape();
    response.type(contentType).send(text);
  }
}
