import { z } from 'zod';

/** The socket.io namespace of the cockpit's live feed. It carries ids that the reader may see; the page fetches again. */
export const liveNamespace = '/live';
/** The path of its connections (`path` of a client's options). */
export const liveSocketPath = '/live/socket.io';

/** server -> client `changed`: rows about these things are newer now than what the page shows. */
export const ChangedFrame = z.strictObject({
  kind: z.enum(['session', 'scorecard', 'person', 'team', 'site', 'programme', 'catalog', 'viewing']),
  id: z.string(),
  stream: z.string(),
  version: z.number().int(),
  /** Full name of the event type, for pages that care for some only. */
  type: z.string(),
});
export type ChangedFrame = z.infer<typeof ChangedFrame>;

export const liveServerEvents = { changed: ChangedFrame } as const;
export type LiveServerEvents = { changed: (frame: ChangedFrame) => void };
