import type { DynamicModule, INestApplication } from '@nestjs/common';
import { Module } from '@nestjs/common';

import type { SigningKey } from '../auth/signing-key.js';
import type { ClickHouseSource } from '../clickhouse/open-clickhouse.js';
import { openClickHouse } from '../clickhouse/open-clickhouse.js';
import type { DataFolder } from '../config/data-folder.js';
import { dataFolder, lockDataFolder } from '../config/data-folder.js';
import { masterKeyFrom } from '../keys/master-key.js';
import type { Kernel, WritingKernel } from '../nest/kernel.js';
import { openKernel } from '../nest/kernel.js';
import { KernelModule } from '../nest/kernel.module.js';
import type { Clock } from '../ports/clock.js';
import { SystemClock } from '../ports/system-clock.js';
import type { Log } from '../telemetry/log.js';
import { PinoLog } from '../telemetry/log.js';
import { serveApiDocs } from './api-docs.js';
import { createApplication } from './application.js';
import { FrontDoor } from './front-door.js';
import { Grace } from './grace.js';
import type { ServiceSettings } from './service-settings.js';
import type { Awaited } from './start-up-gate.js';
import { startUpGate } from './start-up-gate.js';
import { Undo } from './undo.js';

/** What a service finds opened when it opens itself. */
export interface ServiceParts<Stores extends WritingKernel = WritingKernel> {
  kernel: Stores;
  folder: DataFolder;
  door: FrontDoor;
  /** Takes what is to be undone at the end, the last first, before the stores are closed. */
  undo: Undo;
}

interface Service<Stores extends WritingKernel> {
  settings: ServiceSettings;
  /** With the private key in the directory only. */
  signingKey: (folder: DataFolder) => SigningKey;
  /** Opens the service; resolves to the modules of its routes. */
  open: (parts: ServiceParts<Stores>) => Promise<DynamicModule[]>;
  /** Routes that take more than a form does, with the bytes of their largest body. */
  bodies?: Readonly<Record<string, number>>;
  /** What is brought to an end before anything is closed, while the service refuses what is new. */
  drain?: (nest: INestApplication) => Promise<void>;
}

/** A service that keeps its own journal, and what it needs to know, in its data folder. */
export type WritingService = Service<WritingKernel> & { clickhouse?: undefined };
/** A service that uses ClickHouse, too. */
export type ReadingService = Service<Kernel> & { clickhouse: ClickHouseSource };

export interface RunningService {
  /** Where it listens. */
  address: string;
  /**
   * Refuses what is new, finishes what is under way, has Kafka take what is in the journal, and closes everything. Throws
   * UnshippedJournal, once all is closed, where Kafka did not take it for as long as there was.
   */
  stop: () => Promise<void>;
}

const KEYS = { name: 'keys', detail: 'it waits for the service that opens its keys; /health/ready says why' };

@Module({})
class ServiceModule {}

/** Starts one service as a process of its own, in the order of need; throws what stands in the way, and leaves nothing behind. */
export async function startService(service: WritingService | ReadingService): Promise<RunningService> {
  const undo = new Undo();
  try {
    return await startAll(service, undo);
  } catch (error) {
    await undo.run().catch(() => undefined);
    throw error;
  }
}

async function startAll(service: WritingService | ReadingService, undo: Undo): Promise<RunningService> {
  const { settings } = service;
  const log = new PinoLog({ service: settings.instance, level: settings.logLevel });
  const folder = dataFolder(settings.dataFolder);
  undo.add(lockDataFolder(folder));
  const stores = { name: 'stores', detail: 'the stores are being opened' };
  let awaited: Awaited | undefined = stores;
  const door = await FrontDoor.open(settings, startUpGate(() => awaited)); // prettier-ignore
  undo.add(() => door.close());
  const onKeysAwaited: OpenStores['onKeysAwaited'] = (inner) =>
    (awaited = inner === undefined ? stores : { ...KEYS, inner });
  const clock = new SystemClock();
  const grace = new Grace(clock, settings.graceMs);
  const { kernel, modules } = await openStores(service, { folder, door, undo, log, clock, grace, onKeysAwaited });
  awaited = { name: settings.name, detail: 'it is being put together' };
  const module = { module: ServiceModule, imports: [KernelModule.forRoot(kernel), ...modules] };
  const { nest, handler } = await createApplication({ module, door, log, bodies: service.bodies ?? {} });
  undo.add(() => nest.close());
  undo.add(() => door.letNobodyIn());
  serveApiDocs(nest);
  await nest.init();
  door.handOver(handler);
  log.info({ address: door.address }, 'The service has started');
  return { address: door.address, stop: () => stop({ service, kernel, nest, log, grace, undo }) };
}

interface OpenStores extends Omit<ServiceParts, 'kernel'> {
  log: Log;
  clock: Clock;
  grace: Grace;
  onKeysAwaited: (detail: string | undefined) => void;
}

/** The stores, and on them the service itself. */
async function openStores(
  service: WritingService | ReadingService,
  parts: OpenStores,
): Promise<{ kernel: WritingKernel; modules: DynamicModule[] }> {
  const { settings, signingKey } = service;
  const { folder, undo, log, clock, grace, onKeysAwaited } = parts;
  const open = {
    paths: { ...folder, keys: settings.keysFile ?? folder.keys },
    wrapping: settings.wrapping ?? masterKeyFrom(settings.masterKeyFile ?? folder.masterKey),
    onKeysAwaited,
    ...(settings.keysUrl !== undefined && { keysUrl: settings.keysUrl }),
    signingKey: signingKey(folder),
    kafka: { source: settings.kafka, instance: settings.instance, shipWithinMs: () => grace.left() },
    ...{ log, clock },
    ...(settings.publicUrl !== undefined && { publicUrl: settings.publicUrl }),
  };
  if (service.clickhouse === undefined) {
    const kernel = await openKernel(open);
    undo.add(() => kernel.close());
    return { kernel, modules: await service.open({ ...parts, kernel }) };
  }
  const opened = await openClickHouse({ source: service.clickhouse, clock, log });
  undo.add(() => opened.close());
  const kernel = await openKernel({ ...open, clickhouse: opened.clickhouse });
  undo.add(() => kernel.close());
  return { kernel, modules: await service.open({ ...parts, kernel }) };
}

interface Stop {
  service: WritingService | ReadingService;
  kernel: WritingKernel;
  nest: INestApplication;
  log: Log;
  grace: Grace;
  undo: Undo;
}

async function stop({ service, kernel, nest, log, grace, undo }: Stop): Promise<void> {
  log.info({}, 'The service stops');
  // Whoever sends people here sends them elsewhere from now on.
  kernel.health.register({ name: 'stopping', check: () => 'This service is about to stop.' });
  await service.drain?.(nest);
  grace.begin();
  await undo.run();
}
