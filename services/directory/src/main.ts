import 'reflect-metadata';

import { join } from 'node:path';

import type { DataFolder } from '@repartee/kernel';
import { runProcess, signingKeyFrom, startService } from '@repartee/kernel';

import { directoryBodies } from './bodies.js';
import { directoryServiceConfig } from './config.js';
import { DirectoryModule } from './directory.module.js';
import { openDirectory } from './directory.js';
import { Portal } from './links/portal.js';

/** The directory as a process of its own. */
runProcess(() => {
  const { settings, mail, setupToken: token, publicUrl, signingKeyFile } = directoryServiceConfig();
  return startService({
    settings,
    signingKey: (folder) => signingKeyFrom(signingKeyFile ?? folder.signingKey),
    bodies: directoryBodies,
    open: async ({ kernel, folder, door, undo }) => {
      const setup = { token, isPublished: door.isPublished };
      const directory = await openDirectory(
        { paths: pathsIn(folder), portal: new Portal(publicUrl), setup, ...(mail && { mail }) },
        kernel,
      );
      undo.add(() => directory.close());
      return [DirectoryModule.forRoot(directory)];
    },
  });
});

function pathsIn(folder: DataFolder) {
  const emailSecret = join(folder.path, 'email.secret');
  return { credentials: folder.credentials, emailSecret, readModel: folder.readModel('directory') };
}
