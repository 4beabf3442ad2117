import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import type { Catalog } from '@repartee/catalog';
import { CatalogModule } from '@repartee/catalog';
import { CockpitModule } from '@repartee/cockpit';
import type { Directory } from '@repartee/directory';
import { DirectoryModule } from '@repartee/directory';
import type { DataFolder, Kernel, RecordingStore } from '@repartee/kernel';
import { KernelModule } from '@repartee/kernel';
import { ScoringModule } from '@repartee/scoring';
import type { Speech } from '@repartee/sessions';
import { SessionsModule } from '@repartee/sessions';

export interface AppParts {
  kernel: Kernel;
  directory: Directory;
  catalog: Catalog;
  folder: DataFolder;
  speech: Speech;
  recordingStore: RecordingStore;
}

/** Every service in one application, on one kernel. */
@Module({})
export class AppModule {
  static of({ kernel, directory, catalog, folder, speech, recordingStore }: AppParts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        KernelModule.forRoot(kernel),
        DirectoryModule.forRoot(directory),
        CatalogModule.forRoot(catalog),
        SessionsModule.forRoot({
          ...{ readModelPath: folder.readModel('sessions'), speech },
          recordings: { store: recordingStore, tapes: folder.tapes },
        }),
        ScoringModule.forRoot({ readModelPath: folder.readModel('scoring') }),
        CockpitModule.forRoot({ live: 'told', recordingStore }),
      ],
    };
  }
}
