import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import type { User } from '@repartee/kernel';
import { Allow, Answers, ApiTags, CurrentUser } from '@repartee/kernel';
import { LineagePage, LineageQuery } from '@repartee/proto';
import { Cockpit } from '../cockpit.js';
import { WaitForInterceptor } from '../waiting/wait-for.interceptor.js';

/** What figures rest on. Everybody has figures of their own; those of groups are refused where the question is known. */
@ApiTags('cockpit')
@Allow('compareCohorts', 'seePeople', 'openAsTrainer', 'openAsManager', 'ownSessions', 'readContents')
@UseInterceptors(WaitForInterceptor)
@Controller('api/cockpit')
export class LineageController {
  constructor(private readonly cockpit: Cockpit) {}

  @Answers(LineagePage)
  @Get('lineage')
  lineage(@CurrentUser() user: User, @Query({ schema: LineageQuery }) query: LineageQuery): Promise<LineagePage> {
    return this.cockpit.lineage.restsOn(user, query);
  }
}
