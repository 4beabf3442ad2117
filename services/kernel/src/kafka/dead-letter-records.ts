import { z } from 'zod';

const letterSchema = z.object({
  group: z.string(),
  eventId: z.string(),
  type: z.string(),
  topic: z.string(),
  stream: z.string(),
  version: z.number(),
  organisation: z.string(),
  partition: z.string(),
  position: z.number(),
  reason: z.string(),
  parkedAt: z.number(),
});

/** What has happened to dead letters; never their content, which stays in the log alone. */
const recordSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('parked'), letter: letterSchema }),
  z.object({ kind: z.literal('replay-requested'), group: z.string(), stream: z.string() }),
  z.object({ kind: z.literal('replay-ended'), group: z.string(), stream: z.string() }),
  z.object({ kind: z.literal('handled'), letter: letterSchema }),
  z.object({ kind: z.literal('refused-again'), letter: letterSchema, reason: z.string() }),
  z.object({ kind: z.literal('dropped'), letter: letterSchema, why: z.string(), by: z.string(), at: z.number() }),
]);

export type DeadLetterRecord = z.infer<typeof recordSchema>;

/** Records of one stream of a group have one key, so that whoever looks at the topic finds them together. */
export function keyOf(record: DeadLetterRecord): string {
  return 'letter' in record ? `${record.letter.group} ${record.letter.stream}` : `${record.group} ${record.stream}`;
}

/** Undefined where it was written by a newer release, or by somebody else: what this one does not know is not for it. */
export function parseRecord(text: string | undefined): DeadLetterRecord | undefined {
  try {
    return recordSchema.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}
