import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import type { Kernel } from '@repartee/kernel';
import { KernelModule } from '@repartee/kernel';

/** Every service in one application, on one kernel. */
@Module({})
export class AppModule {
  static on(kernel: Kernel): DynamicModule {
    return { module: AppModule, imports: [KernelModule.forRoot(kernel)] };
  }
}
