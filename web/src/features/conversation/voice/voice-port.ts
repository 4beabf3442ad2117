import type {
  BareFrame,
  ChunkFrame,
  FloorFrame,
  HearingFrame,
  OpenVoice,
  PlaybackFrame,
  PlayedFrame,
  SegmentFrame,
  SettledFrame,
  SoundFrame,
  TalkKeyFrame,
  VoiceFrame,
  VoiceNoticeFrame,
  VoiceOpened,
  VoiceRefusedFrame,
} from '@repartee/proto';

/** What the server sends in a spoken conversation. */
export interface VoiceListener {
  chunk: (frame: ChunkFrame) => void;
  segment: (frame: SegmentFrame) => void;
  playback: (frame: PlaybackFrame) => void;
  hearing: (frame: HearingFrame) => void;
  settled: (frame: SettledFrame) => void;
  'voice-notice': (frame: VoiceNoticeFrame) => void;
  floor: (frame: FloorFrame) => void;
  'voice-refused': (frame: VoiceRefusedFrame) => void;
}

/** What is sent to it without an answer. */
export interface VoiceSends {
  voice: VoiceFrame;
  'talk-key': TalkKeyFrame;
  played: PlayedFrame;
  'stop-persona': BareFrame;
  typing: BareFrame;
}

/** The spoken part of the way to the sessions service. */
export interface VoicePort {
  /** Throws ProblemError. */
  open: (frame: OpenVoice) => Promise<VoiceOpened>;
  listen: (listener: VoiceListener) => void;
  send: <Name extends keyof VoiceSends>(name: Name, frame: VoiceSends[Name]) => void;
  /** False where the connection cannot take it now: then nothing is sent. */
  sendSound: (frame: SoundFrame) => boolean;
}
