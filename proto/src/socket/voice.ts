import { z } from 'zod';

import { Problem } from '../http/problem.js';
import type { Ack } from './sessions.js';

/** How it is known what was heard of a turn of the persona (HeardEvidence in the log). */
export const EvidenceGrade = z.enum(['exact', 'estimated', 'none']);
export type EvidenceGrade = z.infer<typeof EvidenceGrade>;

/** Samples a second of the learner's sound. */
export const CAPTURE_RATE = 16_000;
/** One frame is 20 to 40 ms of it, 16 bits a sample. */
export const FRAME_BYTES = { least: (CAPTURE_RATE / 50) * 2, most: (CAPTURE_RATE / 25) * 2 } as const;
/** While nobody speaks, so many frames travel in one packet: nothing waits for the sound of a quiet room. */
export const QUIET_FRAMES = 4;
/** What one chunk of the persona's sound may have at most: 100 ms at 48 kHz. */
export const CHUNK_BYTES_MOST = 9_600;

const Count = z.number().int().min(0);
const SpeechMode = z.enum(['open_microphone', 'push_to_talk']);
/** Characters `from` to `to` (exclusive, UTF-16 units) of a segment's text sound from one of its samples to another. */
const WordTime = z.strictObject({ from: Count, to: Count, start: Count, end: Count });
const pcm = (least: number, most: number) =>
  z
    .instanceof(Uint8Array)
    .refine(({ byteLength }) => byteLength >= least && byteLength <= most && byteLength % 2 === 0, {
      error: `16-bit samples, ${least} to ${most} bytes of them`,
    });

/**
 * A spoken conversation, in order:
 *
 * 1. `start` or `resume` with the mode of speech, as for a typed one; turns already on record come with the answer.
 * 2. `open-voice`. From its answer on the persona speaks: `segment` with the words of each piece, `chunk`s of its sound
 *    no more than 1.2 s ahead of what `played` reports, `playback` to hold it, go on or drop it, `floor` with whose turn
 *    it is. A client drops what carries an epoch older than the last one it was told to stop.
 * 3. The page sends `sound` all the time, and `voice` marks by its detector or `talk-key` by the key; `hearing` shows
 *    what is understood. Typed words go by `say`, and take the floor.
 * 4. Each turn comes as `turn` once it is on record: of the persona with the words that were heard, which may be none.
 * 5. `end`, or the rules, or ten minutes: `ended`, once the last words are on record.
 *
 * After a loss: connect, `resume` with the pass of the voice that was lost and the last sample rendered, `open-voice`.
 * A page that names its capture counts its samples on, keeps what it hears meanwhile, and sends it from where the server
 * wants it, faster than it was said; all that is sent late says how late it is, by `captured`. One that names none counts
 * from 0 again. `pause` holds the sound and the clock, `continue` lets both go on from there; a page that was lost meanwhile
 * sends `open-voice` after `continue`. Another tab that opens the session has this one told `taken-over`.
 *
 * client -> server `open-voice`, after `start` or `resume`: from now on the socket speaks and listens. The frames below
 * name no session: they are about the one that their socket holds. Problem `voice_off` (409) where the server neither
 * recognises nor speaks: words go by `say` then, and the browser may do the rest. Likewise `ceiling_reached` (409) for a
 * conversation that began after its organisation had used up the month's speech.
 */
export const OpenVoice = z.strictObject({
  sessionId: z.uuid(),
  mode: SpeechMode,
  /** The count that its samples are of, from the page's first voice to its last; without one, they count from 0. */
  capture: z.uuid().optional(),
  /** It has kept what was said and is not settled: some of it may not have come. */
  keeps: z.boolean().optional(),
});
export type OpenVoice = z.infer<typeof OpenVoice>;

/** Answer to `open-voice`: what is older than this epoch is not played. */
export const VoiceOpened = z.strictObject({
  epoch: Count,
  captureRate: z.literal(CAPTURE_RATE),
  /** Samples a second of the persona's sound. */
  playRate: z.number().int().min(8_000).max(48_000),
  /** The server recognises speech; if not, `sound`, `voice` and `talk-key` are of no use, and words go by `say`. */
  hears: z.boolean(),
  /** The server speaks, and has not lost its voice in this session; if not, segments are `shown`. */
  speaks: z.boolean(),
  /**
   * What is wanted of the sound that the page has kept: from that sample on, which is the one after the last that came;
   * all of it, where this server has heard nothing in this session yet; none, where another page was heard meanwhile.
   */
  wants: z.union([Count, z.enum(['all', 'none'])]),
  /** For a later `resume`: names this voice for as long as the server has it at hand. */
  pass: z.uuid(),
});
export type VoiceOpened = z.infer<typeof VoiceOpened>;

/**
 * client -> server `sound`, dropped where it would come seconds late: a frame of the learner's sound, or a few that follow
 * one another where nobody speaks; its first sample counted from `open-voice`, or on the capture that it names.
 */
export const SoundFrame = z.strictObject({
  sample: Count,
  /** Of sound that was kept: the last sample that was recorded when it is sent. */
  captured: Count.optional(),
  pcm: pcm(FRAME_BYTES.least, FRAME_BYTES.most * QUIET_FRAMES),
});
export type SoundFrame = z.infer<typeof SoundFrame>;

/** What the detector reports: the sample it is about, and the last one recorded when it said so. */
const detected = { sample: Count, captured: Count };
const voiced = { voicedMs: z.number().min(0), levelDb: z.number().max(0) };

/** client -> server `voice`: what the detector in the browser makes of the sound. */
export const VoiceFrame = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('started'), ...detected }),
  /**
   * Every 100 ms or more often while a voice is there: how much of it was voice up to that sample, and its loudest frame,
   * dBFS. A server that hears the voice no more takes it up again from there.
   */
  z.strictObject({ is: z.literal('there'), ...detected, ...voiced }),
  z.strictObject({ is: z.literal('ended'), ...detected, ...voiced }),
]);
export type VoiceFrame = z.infer<typeof VoiceFrame>;

/** client -> server `talk-key`: the key to talk goes down or up, at that sample; `captured` where that is said late. */
export const TalkKeyFrame = z.strictObject({ down: z.boolean(), sample: Count, captured: Count.optional() });
export type TalkKeyFrame = z.infer<typeof TalkKeyFrame>;

/**
 * client -> server `played`, every 100 ms and at a stop: samples of this segment that were rendered, and all of those
 * before it. A player that stands still goes on reporting until the epoch is over.
 */
export const PlayedFrame = z.strictObject({
  epoch: Count,
  segment: Count,
  rendered: Count,
  stopped: z.boolean(),
});
export type PlayedFrame = z.infer<typeof PlayedFrame>;

/** client -> server `stop-persona`: the learner takes the floor by key. `typing`: they are writing. */
export const BareFrame = z.strictObject({});
export type BareFrame = z.infer<typeof BareFrame>;

/** server -> client `chunk`: a piece of the persona's sound, with the words that begin in it. */
export const ChunkFrame = z.strictObject({
  epoch: Count,
  turn: Count,
  segment: Count,
  firstSample: Count,
  words: z.array(WordTime),
  pcm: pcm(2, CHUNK_BYTES_MOST),
});
export type ChunkFrame = z.infer<typeof ChunkFrame>;

/** server -> client `segment`: the words of a segment, for captions; `shown` ones have no sound and are read. */
export const SegmentFrame = z.strictObject({
  epoch: Count,
  turn: Count,
  segment: Count,
  text: z.string(),
  shown: z.boolean(),
});
export type SegmentFrame = z.infer<typeof SegmentFrame>;

/** server -> client `playback`: hold the sound where it is, go on from there, or drop all of the epoch. */
export const PlaybackFrame = z.strictObject({
  epoch: Count,
  act: z.enum(['hold', 'resume', 'stop']),
});
export type PlaybackFrame = z.infer<typeof PlaybackFrame>;

/** server -> client `hearing`: what the recogniser has of the learner's words so far. */
export const HearingFrame = z.strictObject({ utterance: Count, text: z.string(), final: z.boolean() });
export type HearingFrame = z.infer<typeof HearingFrame>;

/**
 * server -> client `settled`: what was said before that sample is on record, or was nothing; a page need not keep it. Comes
 * after every turn that is on record.
 */
export const SettledFrame = z.strictObject({ sample: Count });
export type SettledFrame = z.infer<typeof SettledFrame>;

/** server -> client `voice-notice`: something that the page says in a sentence; `voice_back` takes one back. */
export const VoiceNoticeFrame = z.strictObject({
  notice: z.enum(['not_understood', 'mind_failed', 'synthesis_failed', 'captions_only', 'voice_back', 'typing_only']),
});
export type VoiceNoticeFrame = z.infer<typeof VoiceNoticeFrame>;

/** server -> client `floor`: who has it. */
export const FloorFrame = z.strictObject({
  phase: z.enum(['listening', 'thinking', 'speaking', 'paused', 'interrupted', 'closing', 'closed']),
});
export type FloorFrame = z.infer<typeof FloorFrame>;

/**
 * server -> client `voice-refused`: a frame was not as it should be (`invalid_input`), and nothing came of it; or there
 * are far too many (`too_many_frames`), and the server hangs up.
 */
export const VoiceRefusedFrame = Problem;
export type VoiceRefusedFrame = z.infer<typeof VoiceRefusedFrame>;

/** Client events of a spoken conversation with the shape of their frame; only `open-voice` is answered. */
export const voiceClientEvents = {
  'open-voice': OpenVoice,
  sound: SoundFrame,
  voice: VoiceFrame,
  'talk-key': TalkKeyFrame,
  played: PlayedFrame,
  'stop-persona': BareFrame,
  typing: BareFrame,
} as const;

/** What is answered to those that are. */
export const voiceAnswers = { 'open-voice': VoiceOpened } as const;

/** Server events of a spoken conversation with the shape of their frame, beside those of a typed one. */
export const voiceServerEvents = {
  chunk: ChunkFrame,
  segment: SegmentFrame,
  playback: PlaybackFrame,
  hearing: HearingFrame,
  settled: SettledFrame,
  'voice-notice': VoiceNoticeFrame,
  floor: FloorFrame,
  'voice-refused': VoiceRefusedFrame,
} as const;

export type VoiceClientEvents = {
  [Name in Exclude<keyof typeof voiceClientEvents, 'open-voice'>]: (
    frame: z.input<(typeof voiceClientEvents)[Name]>,
  ) => void;
} & { 'open-voice': (frame: OpenVoice, ack: (answer: Ack<VoiceOpened>) => void) => void };
export type VoiceServerEvents = {
  [Name in keyof typeof voiceServerEvents]: (frame: z.infer<(typeof voiceServerEvents)[Name]>) => void;
};
