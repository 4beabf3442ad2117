import { Body, Controller, Get, Put } from '@nestjs/common';
import type { Rule, User } from '@repartee/kernel';
import { Allow, Answers, ApiTags, CurrentUser, problems, ruleList } from '@repartee/kernel';
import { Organisation, RecordingTerm, SpeechCeiling, VisibilityPolicy, WhoSeesWhat, Written } from '@repartee/proto';

import { OrganisationsRepository } from '../read-model/organisations.repository.js';
import { actOf } from '../writing/act-of.js';
import { OrganisationsService } from './organisations.service.js';

@ApiTags('organisation')
@Controller('api')
export class OrganisationsController {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly found: OrganisationsRepository,
  ) {}

  @Allow('seeRules')
  @Answers(Organisation)
  @Get('organisation')
  organisation(@CurrentUser() user: User): Organisation {
    const organisation = this.found.find(user.organisation);
    if (!organisation) throw problems.notFound('organisation');
    return organisation;
  }

  @Allow('administerPeople')
  @Answers(Written)
  @Put('organisation/policy')
  adoptPolicy(
    @CurrentUser() user: User,
    @Body({ schema: VisibilityPolicy }) policy: VisibilityPolicy,
  ): Promise<Written> {
    return this.organisations.adoptPolicy(actOf(user), policy);
  }

  @Allow('limitSpeech')
  @Answers(Written)
  @Put('organisation/speech-ceiling')
  setSpeechCeiling(
    @CurrentUser() user: User,
    @Body({ schema: SpeechCeiling }) ceiling: SpeechCeiling,
  ): Promise<Written> {
    return this.organisations.setSpeechCeiling(actOf(user), ceiling);
  }

  @Allow('administerPeople')
  @Answers(Written)
  @Put('organisation/recording-term')
  keepRecordings(@CurrentUser() user: User, @Body({ schema: RecordingTerm }) term: RecordingTerm): Promise<Written> {
    return this.organisations.keepRecordings(actOf(user), term);
  }

  @Allow('seeRules')
  @Answers(WhoSeesWhat)
  @Get('who-sees-what')
  whoSeesWhat(@CurrentUser() user: User): WhoSeesWhat {
    const { policy, recordingTerm } = this.organisation(user);
    return { rules: ruleList.map(toRuleView), policy, recordingTerm };
  }
}

function toRuleView({ id, roles, scope, condition, sentence }: Rule): WhoSeesWhat['rules'][number] {
  return { id, roles: [...roles], scope, condition: condition ?? null, what: sentence };
}
