import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { repositoryRoot } from '../../harness/repository.js';

/** What was built of the services that are killed, in few files: a life begins with reading a thousand otherwise. */
export interface PackedServices {
  /** Of a service: sessions. Undefined for one that is not packed. */
  mainOf: (service: string) => string | undefined;
  preload: URL;
}

const built = (path: string) => join(repositoryRoot, path);
const services = ['sessions', 'scoring', 'projections'] as const;
const preload = built('test/dist/kill-points/preload/preload.js');
const packer = built('test/dist/kill-points/packing/pack.main.js');

/** Packs what `npm run build` has left into a folder, the preload with it, as all of it has to share its modules. */
export async function packServices(folder: string): Promise<PackedServices> {
  const entries = services.map((service) => `${service}=${built(`services/${service}/dist/main.js`)}`);
  await promisify(execFile)(process.execPath, [packer, folder, ...entries, `preload=${preload}`]);
  const packed = new Map(services.map((service) => [service as string, join(folder, `${service}.js`)]));
  return { mainOf: (service) => packed.get(service), preload: pathToFileURL(join(folder, 'preload.js')) };
}
