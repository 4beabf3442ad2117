import { Controller, Get } from '@nestjs/common';
import { Allow, Answers } from '@repartee/kernel';
import { VoiceOffer } from '@repartee/proto';

import { Speech } from './speech.js';

@Controller('api/sessions/voice')
export class VoiceController {
  constructor(private readonly speech: Speech) {}

  /** How conversations can be spoken here, and who is sent something of it; asked before one begins. */
  @Allow('ownSessions')
  @Get()
  @Answers(VoiceOffer)
  offered(): VoiceOffer {
    return this.speech.offer;
  }
}
