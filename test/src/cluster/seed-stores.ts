import type { SigningKey, WritingKernel } from '@repartee/kernel';
import { dataFolder, lockDataFolder, masterKeyFrom, openKernel, signingKeyFrom } from '@repartee/kernel';

import type { Cluster } from './cluster.js';

/**
 * Works with the stores of a service that does not run at the time, as the service itself would: what is appended goes
 * to Kafka through the relay of its journal, and all of it is there in the end.
 */
export async function asService<Result>(
  { folder, places, log }: Cluster,
  instance: string,
  work: (kernel: WritingKernel, readModel: (name: string) => string) => Promise<Result>,
): Promise<Result> {
  const own = dataFolder(folder.dataOf(instance));
  const unlock = lockDataFolder(own);
  const signingKey: SigningKey = signingKeyFrom(folder.signingKey);
  const kernel = await openKernel({
    paths: own,
    keysUrl: places.keysUrl,
    wrapping: masterKeyFrom(folder.masterKey),
    kafka: { source: places.kafka, instance },
    ...{ signingKey, log },
  });
  try {
    const result = await work(kernel, (name) => own.readModel(name));
    await kernel.relay?.relayed();
    return result;
  } finally {
    await kernel.close();
    unlock();
  }
}
