import 'reflect-metadata';

import { runProcess, startService } from '@repartee/kernel';

import { catalogBodies } from './bodies.js';
import { CatalogModule } from './catalog.module.js';
import { openCatalog } from './catalog.js';
import { catalogServiceConfig } from './config.js';

/** The catalogue as a process of its own. */
runProcess(() => {
  const { settings, verifyingKey } = catalogServiceConfig();
  return startService({
    settings,
    signingKey: () => verifyingKey,
    bodies: catalogBodies,
    open: async ({ kernel, folder, undo }) => {
      const catalog = await openCatalog({ readModelPath: folder.readModel('catalog') }, kernel);
      undo.add(() => catalog.close());
      await catalog.calibrateFromNowOn();
      return [CatalogModule.forRoot(catalog)];
    },
  });
});
