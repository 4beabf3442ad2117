import { Body, Controller, Get, HttpStatus, Post, Res } from '@nestjs/common';
import { Answers, ApiTags, Public } from '@repartee/kernel';
import { Me, Setup, SetupState } from '@repartee/proto';
import type { Response } from 'express';

import { letIn } from '../sign-in/let-in.js';
import { Entries } from '../sign-in/entries.js';
import { SetupService } from './setup.service.js';
import { SetupToken } from './setup-token.js';

@ApiTags('sign-in')
@Controller('api/setup')
export class SetupController {
  constructor(
    private readonly setup: SetupService,
    private readonly token: SetupToken,
    private readonly entries: Entries,
  ) {}

  @Public()
  @Answers(SetupState)
  @Get()
  state(): SetupState {
    return { open: this.setup.isOpen(), needsToken: this.token.isNeeded };
  }

  @Public()
  @Answers(Me, HttpStatus.CREATED)
  @Post()
  async setUp(@Body({ schema: Setup }) body: Setup, @Res({ passthrough: true }) response: Response): Promise<Me> {
    if (this.setup.isOpen()) this.token.check(body.token);
    const holder = await this.setup.setUp(body);
    return letIn(response, await this.entries.open(holder));
  }
}
