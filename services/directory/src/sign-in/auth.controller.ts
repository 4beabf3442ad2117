import { Body, Controller, Get, Post, Req, Res, UseInterceptors } from '@nestjs/common';
import type { User } from '@repartee/kernel';
import { Allow, Answers, AnswersNothing, ApiTags, CurrentUser, problems, Public, readCookie } from '@repartee/kernel';
import { ChangePassword, ChangeProfile, Me, SignIn } from '@repartee/proto';
import type { Request, Response } from 'express';

import { Portal } from '../links/portal.js';
import { AccountService } from './account.service.js';
import { RENEWAL_COOKIE, leavingCookies } from './entry-cookies.js';
import { addressOf, letIn } from './let-in.js';
import { RetryAfterInterceptor } from './retry-after.interceptor.js';
import { SignInService } from './sign-in.service.js';

@ApiTags('sign-in')
@UseInterceptors(RetryAfterInterceptor)
@Controller('api/auth')
export class AuthController {
  constructor(
    private readonly signInService: SignInService,
    private readonly account: AccountService,
    private readonly portal: Portal,
  ) {}

  @Public()
  @Answers(Me)
  @Post('sign-in')
  async signIn(
    @Body({ schema: SignIn }) body: SignIn,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    return letIn(response, await this.signInService.signIn(body, addressOf(request)));
  }

  @Public()
  @Answers(Me)
  @Post('renew')
  async renew(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<Me> {
    const token = readCookie(request.headers.cookie, RENEWAL_COOKIE);
    return letIn(response, await this.signInService.renew(token));
  }

  @Public()
  @AnswersNothing()
  @Post('sign-out')
  signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): void {
    this.signInService.signOut(readCookie(request.headers.cookie, RENEWAL_COOKIE));
    response.setHeader('set-cookie', leavingCookies(this.portal.isSecure));
  }

  @Allow('ownAccount')
  @Answers(Me)
  @Get('me')
  me(@CurrentUser() user: User): Me {
    const me = this.account.me(user);
    if (!me) throw problems.notSignedIn();
    return me;
  }

  @Allow('ownAccount')
  @Answers(Me)
  @Post('password')
  async changePassword(
    @CurrentUser() user: User,
    @Body({ schema: ChangePassword }) body: ChangePassword,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    const holder = { organisation: user.organisation, person: user.id };
    return letIn(response, await this.signInService.changePassword(holder, body, addressOf(request)));
  }

  @Allow('ownAccount')
  @Answers(Me)
  @Post('profile')
  async changeProfile(@CurrentUser() user: User, @Body({ schema: ChangeProfile }) body: ChangeProfile): Promise<Me> {
    await this.account.change(user, body);
    return this.me(user);
  }
}
