import { timingSafeEqual } from 'node:crypto';

import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { csrfHeader } from '@repartee/proto';
import type { Request } from 'express';

import { hasRule } from '../access/access.js';
import type { RuleId } from '../access/rules.js';
import { problems } from '../problems/problems.js';
import type { Authentication } from './authentication.js';
import type { CurrentUser } from './current-user.js';
import type { AuthenticatedRequest } from './decorators.js';
import { ALLOWED_BY, PUBLIC_ROUTE } from './decorators.js';
import type { Origins } from './origins.js';
import type { AuthenticatedSocket } from './socket-authentication.js';

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Stands before every route and every socket event; what declares neither @Public() nor @Allow(...) is closed to all. */
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
    private readonly origins: Origins,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const declared = [context.getHandler(), context.getClass()];
    const isHttp = context.getType() === 'http';
    if (isHttp) this.refuseCrossSite(context.switchToHttp().getRequest<Request>());
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_ROUTE, declared)) return true;
    const ruleIds = this.reflector.getAllAndOverride<readonly RuleId[] | undefined>(ALLOWED_BY, declared) ?? [];
    const user = isHttp ? await this.userOfRequest(context) : this.userOfSocket(context);
    if (!ruleIds.some((ruleId) => hasRule(user, ruleId))) throw problems.forbidden();
    return true;
  }

  private async userOfRequest(context: ExecutionContext): Promise<CurrentUser> {
    const request = context.switchToHttp().getRequest<Request & AuthenticatedRequest>();
    const user = await this.authentication.identify(request.headers);
    if (!user) throw problems.notSignedIn();
    if (!isSafe(request) && !repeatsSecret(request, user)) throw problems.crossSite();
    request.user = user;
    return user;
  }

  private userOfSocket(context: ExecutionContext): CurrentUser {
    const { user } = context.switchToWs().getClient<AuthenticatedSocket>().data;
    if (!user || !this.authentication.isStillGood(user)) throw problems.notSignedIn();
    return user;
  }

  private refuseCrossSite(request: Request): void {
    if (!isSafe(request) && !this.origins.allow(request.headers)) throw problems.crossSite();
  }
}

function isSafe({ method }: Request): boolean {
  return SAFE_METHODS.has(method);
}

function repeatsSecret(request: Request, { csrf }: CurrentUser): boolean {
  const given = Buffer.from(request.get(csrfHeader) ?? '');
  const expected = Buffer.from(csrf);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
