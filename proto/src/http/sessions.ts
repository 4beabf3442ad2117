import { z } from 'zod';
import { Language } from '../content/text.js';

/**
 * POST /api/sessions/warm-up: one exchange before the conversation that does not count and that nobody keeps. Without
 * `text` the persona only begins.
 */
const said = {
  text: z.string().trim().min(1, 'say something first').max(2000, 'say it in at most 2,000 characters').optional(),
};
export const WarmUp = z.union([
  z.strictObject({ scenarioId: z.string().min(1), language: Language, ...said }),
  /** With the persona of an own case, in the language of the case. */
  z.strictObject({ caseId: z.uuid(), ...said }),
]);
export type WarmUp = z.infer<typeof WarmUp>;

/** `opening` is null where the learner speaks first, `answer` before something was said. */
export const WarmUpTalk = z.object({ opening: z.string().nullable(), answer: z.string().nullable() });
export type WarmUpTalk = z.infer<typeof WarmUpTalk>;

/**
 * GET /api/sessions/home: the instance that holds a session, or a case, for life; without either, one that opens a
 * session now. What is there is reached below /sessions/<home>: its socket at /sessions/<home>/socket.io. Null where
 * there is only one.
 */
export const HomeQuery = z.strictObject({ session: z.uuid().optional(), case: z.uuid().optional() });
export type HomeQuery = z.infer<typeof HomeQuery>;
export const SessionsHome = z.object({ home: z.string().nullable() });
export type SessionsHome = z.infer<typeof SessionsHome>;

/** GET /api/sessions/open: the conversation that waits for its learner, if there is one. */
export const OpenSession = z.object({
  session: z
    .object({
      sessionId: z.string(),
      scenarioId: z.string(),
      /** Set for a rehearsal of an own case. */
      caseId: z.string().nullable(),
      title: z.string(),
      personaName: z.string(),
      startedAt: z.iso.datetime(),
      remainingMs: z.number().int().min(0),
    })
    .nullable(),
});
export type OpenSession = z.infer<typeof OpenSession>;

/**
 * GET /api/sessions/voice: whether conversations can be spoken, asked before one begins. `served`: this server listens and
 * speaks (`open-voice`). `browser`: it does neither, but the learner's own browser may, and its words come as typed turns.
 * `off`: conversations are typed, and nothing of a voice is shown.
 */
export const VoiceOffer = z.object({
  speech: z.enum(['served', 'browser', 'off']),
  /** The server turns speech into words; where it is `served` and does not, the persona is heard and the learner types. */
  hears: z.boolean(),
  /** It would be `served`, had the organisation not used up what it allows itself in a month. */
  ceilingReached: z.boolean(),
  /** Hosts outside this server that are sent something: the learner's sound, the words said, the persona's words. */
  sentTo: z.array(z.object({ what: z.enum(['sound', 'words', 'replies']), host: z.string().min(1) })),
  /**
   * Days that recordings of spoken sessions are kept; 0: none is made. Otherwise assessed ones are recorded, and practice
   * where its learner wants it (`record` of `start` and `fork`).
   */
  recordingDays: z.number().int().min(0),
});
export type VoiceOffer = z.infer<typeof VoiceOffer>;
