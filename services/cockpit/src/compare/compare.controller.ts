import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import type { User } from '@repartee/kernel';
import { Allow, Answers, ApiTags, CurrentUser } from '@repartee/kernel';
import {
  CompareLearnersPage,
  CompareLearnersQuery,
  CompareQuery,
  Comparison,
  Funnel,
  FunnelQuery,
  HeatMap,
  HeatMapQuery,
  Method,
  Overview,
  PeriodQuery,
} from '@repartee/proto';
import { Cockpit } from '../cockpit.js';
import { WaitForInterceptor } from '../waiting/wait-for.interceptor.js';

/** Figures over groups, above the floor and from assessed sessions only. */
@ApiTags('cockpit')
@Allow('compareCohorts')
@UseInterceptors(WaitForInterceptor)
@Controller('api/cockpit')
export class CompareController {
  constructor(private readonly cockpit: Cockpit) {}

  @Answers(Overview)
  @Get('overview')
  overview(@CurrentUser() user: User, @Query({ schema: PeriodQuery }) query: PeriodQuery): Promise<Overview> {
    return this.cockpit.overview.overview(user, query);
  }

  @Answers(Comparison)
  @Get('compare')
  compare(@CurrentUser() user: User, @Query({ schema: CompareQuery }) query: CompareQuery): Promise<Comparison> {
    return this.cockpit.compare.compare(user, query);
  }

  @Allow('openAsTrainer', 'openAsManager')
  @Answers(CompareLearnersPage)
  @Get('compare/learners')
  learners(
    @CurrentUser() user: User,
    @Query({ schema: CompareLearnersQuery }) query: CompareLearnersQuery,
  ): Promise<CompareLearnersPage> {
    return this.cockpit.drillDown.learners(user, query);
  }

  @Answers(HeatMap)
  @Get('heat-map')
  heatMap(@CurrentUser() user: User, @Query({ schema: HeatMapQuery }) query: HeatMapQuery): Promise<HeatMap> {
    return this.cockpit.groups.heatMap(user, query);
  }

  @Answers(Funnel)
  @Get('funnel')
  funnel(@CurrentUser() user: User, @Query({ schema: FunnelQuery }) query: FunnelQuery): Promise<Funnel> {
    return this.cockpit.groups.funnel(user, query);
  }

  @Allow('compareCohorts', 'readContents')
  @Answers(Method)
  @Get('method')
  method(@CurrentUser() user: User): Promise<Method> {
    return this.cockpit.method.method(user);
  }
}
