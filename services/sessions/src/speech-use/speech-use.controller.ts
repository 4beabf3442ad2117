import { Controller, Get } from '@nestjs/common';
import type { User } from '@repartee/kernel';
import { Allow, Answers, Clock, CurrentUser } from '@repartee/kernel';
import { SpeechUse } from '@repartee/proto';

import { SpeechUses } from './speech-uses.js';

@Controller('api/sessions/speech-use')
export class SpeechUseController {
  constructor(
    private readonly uses: SpeechUses,
    private readonly clock: Clock,
  ) {}

  /** What providers of speech were asked for, by month, and how this one stands to the ceiling. */
  @Allow('limitSpeech')
  @Get()
  @Answers(SpeechUse)
  used(@CurrentUser() { organisation }: User): Promise<SpeechUse> {
    return this.uses.view(organisation, this.clock.now());
  }
}
