import type { ExecutionContext } from '@nestjs/common';
import { SetMetadata, createParamDecorator } from '@nestjs/common';

import type { RuleId } from '../access/rules.js';
import type { CurrentUser as User } from './current-user.js';

export const PUBLIC_ROUTE = 'repartee:public';
export const ALLOWED_BY = 'repartee:allowed-by';

/** The route answers anybody, signed in or not. */
export const Public = () => SetMetadata(PUBLIC_ROUTE, true);

/** The route answers who has one of these rules; how far it reaches is for the handler to ask of `reachOf`. */
export const Allow = (...ruleIds: [RuleId, ...RuleId[]]) => SetMetadata(ALLOWED_BY, ruleIds);

export interface AuthenticatedRequest {
  user?: User;
}

/** The person who asks, over HTTP or on a socket; only where the route is not public. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): User => {
  const { user } =
    context.getType() === 'ws' ? socketData(context) : context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!user) throw new Error('CurrentUser stands on a public route');
  return user;
});

function socketData(context: ExecutionContext): AuthenticatedRequest {
  return context.switchToWs().getClient<{ data: AuthenticatedRequest }>().data;
}
