import { Controller, Get, Ip, Module } from '@nestjs/common';
import { afterEach, describe, expect, it } from '@jest/globals';

import { PinoLog } from '../telemetry/log.js';
import type { CreatedApplication } from './application.js';
import { createApplication } from './application.js';
import { FrontDoor } from './front-door.js';

@Controller('api')
class AddressController {
  @Get('address')
  address(@Ip() ip: string) {
    return { ip };
  }
}

@Module({ controllers: [AddressController] })
class AddressModule {}

describe('an application behind a proxy', () => {
  let door: FrontDoor;
  let application: CreatedApplication;

  async function start(trustedProxies: readonly string[] = []): Promise<void> {
    const place = { host: '127.0.0.1', port: 0, publicUrl: 'https://training.example.org', trustedProxies };
    door = await FrontDoor.open(place, (_, response) => void response.end());
    const log = new PinoLog({ service: 'test', level: 'silent' });
    application = await createApplication({ module: { module: AddressModule }, door, log, bodies: {} });
    await application.nest.init();
    door.handOver(application.handler);
  }

  afterEach(async () => {
    await application.nest.close();
    await door.close();
  });

  const ask = () =>
    fetch(`${door.address}/api/address`, { headers: { 'x-forwarded-for': '198.51.100.7, 203.0.113.20' } });

  it('takes the word of private proxies for where somebody comes from', async () => {
    await start();
    expect(await (await ask()).json()).toEqual({ ip: '203.0.113.20' });
  });

  it('takes the word of proxies in the networks it was told of', async () => {
    await start(['203.0.113.0/24']);
    expect(await (await ask()).json()).toEqual({ ip: '198.51.100.7' });
  });

  it('has its answers kept by nobody, and does not say what it is built with', async () => {
    await start();
    const { headers } = await ask();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.has('x-powered-by')).toBe(false);
  });
});
