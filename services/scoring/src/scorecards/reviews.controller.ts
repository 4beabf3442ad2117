import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { User } from '@repartee/kernel';
import { Allow, Answers, CurrentUser } from '@repartee/kernel';
import { CommentMoment, CorrectCriterion, Written } from '@repartee/proto';

import { ReviewsService } from './reviews.service.js';

@Controller('api/scoring/sessions/:id')
export class ReviewsController {
  constructor(private readonly reviews: ReviewsService) {}

  @Post('corrections')
  @Allow('reviewSessions')
  @Answers(Written)
  correct(
    @CurrentUser() user: User,
    @Param('id', ParseUUIDPipe) sessionId: string,
    @Body({ schema: CorrectCriterion }) body: CorrectCriterion,
  ): Promise<Written> {
    return this.reviews.correct(user, sessionId, body);
  }

  @Post('comments')
  @Allow('reviewSessions')
  @Answers(Written)
  comment(
    @CurrentUser() user: User,
    @Param('id', ParseUUIDPipe) sessionId: string,
    @Body({ schema: CommentMoment }) body: CommentMoment,
  ): Promise<Written> {
    return this.reviews.comment(user, sessionId, body);
  }
}
