import { Body, Controller, Get, HttpStatus, Param, Post, Req, Res, UseInterceptors } from '@nestjs/common';
import { Answers, ApiTags, Public } from '@repartee/kernel';
import { ChoosePassword, LinkView, Me, PasswordResetRequested, RequestPasswordReset } from '@repartee/proto';
import type { Request, Response } from 'express';

import { addressOf, letIn } from '../sign-in/let-in.js';
import { RetryAfterInterceptor } from '../sign-in/retry-after.interceptor.js';
import { SignInService } from '../sign-in/sign-in.service.js';
import { LinksService } from './links.service.js';

@ApiTags('sign-in')
@UseInterceptors(RetryAfterInterceptor)
@Controller('api')
export class LinksController {
  constructor(
    private readonly links: LinksService,
    private readonly signIn: SignInService,
  ) {}

  @Public()
  @Answers(LinkView)
  @Get('invitations/:token')
  invitation(@Param('token') token: string): LinkView {
    return this.links.view('invitation', token);
  }

  @Public()
  @Answers(Me)
  @Post('invitations/:token')
  async accept(
    @Param('token') token: string,
    @Body({ schema: ChoosePassword }) { password }: ChoosePassword,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    return letIn(response, await this.signIn.redeem('invitation', token, { password, address: addressOf(request) }));
  }

  @Public()
  @Answers(PasswordResetRequested, HttpStatus.ACCEPTED)
  @Post('password-resets')
  async request(
    @Body({ schema: RequestPasswordReset }) { email }: RequestPasswordReset,
    @Req() request: Request,
  ): Promise<PasswordResetRequested> {
    await this.signIn.requestReset(email, addressOf(request));
    return { accepted: true, mailConfigured: this.links.isMailConfigured };
  }

  @Public()
  @Answers(LinkView)
  @Get('password-resets/:token')
  reset(@Param('token') token: string): LinkView {
    return this.links.view('password_reset', token);
  }

  @Public()
  @Answers(Me)
  @Post('password-resets/:token')
  async choose(
    @Param('token') token: string,
    @Body({ schema: ChoosePassword }) { password }: ChoosePassword,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    const use = { password, address: addressOf(request) };
    return letIn(response, await this.signIn.redeem('password_reset', token, use));
  }
}
