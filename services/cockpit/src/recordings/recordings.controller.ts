import { Readable } from 'node:stream';

import { Controller, Get, Headers, Param, Res, StreamableFile } from '@nestjs/common';
import type { User } from '@repartee/kernel';
import { Allow, Answers, ApiTags, CurrentUser } from '@repartee/kernel';
import { RecordingView } from '@repartee/proto';
import type { Response } from 'express';

import { Cockpit } from '../cockpit.js';
import { byteRange } from './byte-range.js';

/** What was said in a session, to be listened to. */
@ApiTags('cockpit')
@Controller('api/cockpit/sessions/:id/recording')
export class RecordingsController {
  constructor(private readonly cockpit: Cockpit) {}

  @Allow('ownSessions', 'openAsTrainer', 'openAsManager')
  @Answers(RecordingView)
  @Get()
  recording(@CurrentUser() user: User, @Param('id') id: string): Promise<RecordingView> {
    return this.cockpit.recordings.view(user, id);
  }

  /** An Ogg file with Opus: the learner on the left, the persona on the right. Players ask for it range by range. */
  @Allow('ownSessions', 'openAsTrainer', 'openAsManager')
  @Get('sound')
  async sound(
    @CurrentUser() user: User,
    @Param('id') id: string,
    @Headers('range') header: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const recording = await this.cockpit.recordings.listen(user, id);
    const { bytes } = recording;
    const range = byteRange(header, bytes);
    response.set({ 'accept-ranges': 'bytes', 'cache-control': 'private, no-store' });
    if (range === 'unsatisfiable') {
      response.status(416).set('content-range', `bytes */${bytes}`);
      return new StreamableFile(Readable.from([]), { length: 0 });
    }
    const { from, to } = range ?? { from: 0, to: bytes };
    if (range) response.status(206).set('content-range', `bytes ${from}-${to - 1}/${bytes}`);
    return new StreamableFile(Readable.from(recording.read(from, to)), { type: 'audio/ogg', length: to - from });
  }
}
