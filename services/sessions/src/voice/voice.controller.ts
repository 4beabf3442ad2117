import { Controller, Get, Inject } from '@nestjs/common';
import { Allow, Answers } from '@repartee/kernel';
import { VoiceOffer } from '@repartee/proto';

export const VOICE_OFFER = Symbol('voice-offer');

/** Nobody is set up to listen and to speak: what the learner's own browser can do is all there is. */
export const browserOnly: VoiceOffer = { speech: 'browser', sentTo: [] };

@Controller('api/sessions/voice')
export class VoiceController {
  constructor(@Inject(VOICE_OFFER) private readonly offer: VoiceOffer) {}

  /** How conversations can be spoken here, and who is sent something of it; asked before one begins. */
  @Allow('ownSessions')
  @Get()
  @Answers(VoiceOffer)
  offered(): VoiceOffer {
    return this.offer;
  }
}
