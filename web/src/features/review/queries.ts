import { Written, cockpitRoutes } from '@repartee/proto';
import type { CommentMoment, CorrectCriterion } from '@repartee/proto';
import type { MaybeRefOrGetter } from 'vue';
import type { z } from 'zod';

import { api } from '../../api/api.js';
import type { QueryValues } from '../../api/client.js';
import { usePaged } from '../../api/paged.js';

export const useQueue = (query: MaybeRefOrGetter<QueryValues>) =>
  usePaged(cockpitRoutes.queue.answer, { key: ['queue'], path: cockpitRoutes.queue.path, query });

const scorecard = (sessionId: string): string => `/api/scoring/sessions/${encodeURIComponent(sessionId)}`;

export const sendComment = (sessionId: string, body: z.output<typeof CommentMoment>): Promise<Written> =>
  api.post(`${scorecard(sessionId)}/comments`, Written, body);

export const sendCorrection = (sessionId: string, body: z.output<typeof CorrectCriterion>): Promise<Written> =>
  api.post(`${scorecard(sessionId)}/corrections`, Written, body);
