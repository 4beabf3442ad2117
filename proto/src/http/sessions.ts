import { z } from 'zod';

/** GET /api/sessions/open: the conversation that waits for its learner, if there is one. */
export const OpenSession = z.object({
  session: z
    .object({
      sessionId: z.string(),
      scenarioId: z.string(),
      title: z.string(),
      personaName: z.string(),
      startedAt: z.iso.datetime(),
      remainingMs: z.number().int().min(0),
    })
    .nullable(),
});
export type OpenSession = z.infer<typeof OpenSession>;
