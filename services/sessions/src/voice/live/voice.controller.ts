import { Controller, Get } from '@nestjs/common';
import type { User } from '@repartee/kernel';
import { Allow, Answers, Clock, CurrentUser } from '@repartee/kernel';
import { VoiceOffer } from '@repartee/proto';

import { Recordings } from '../../recording/recordings.js';
import { SpeechUses } from '../../speech-use/speech-uses.js';
import { Speech } from './speech.js';

@Controller('api/sessions/voice')
export class VoiceController {
  constructor(
    private readonly speech: Speech,
    private readonly uses: SpeechUses,
    private readonly recordings: Recordings,
    private readonly clock: Clock,
  ) {}

  /** How conversations can be spoken here, and who is sent something of it; asked before one begins. */
  @Allow('ownSessions')
  @Get()
  @Answers(VoiceOffer)
  offered(@CurrentUser() { organisation }: User): VoiceOffer {
    const offer = this.speech.offer({ ceilingReached: this.uses.isReached(organisation, this.clock.now()) });
    return { ...offer, recordingDays: offer.hears ? this.recordings.daysIn(organisation) : 0 };
  }
}
