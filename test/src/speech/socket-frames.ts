import type {
  FloorFrame,
  PlaybackFrame,
  PlayedFrame,
  SegmentFrame,
  SoundFrame,
  TalkKeyFrame,
  TurnFrame,
  VoiceFrame,
  VoiceNoticeFrame,
} from '@repartee/proto';

/** Of the events between page and server, those that tests look at. */
export interface Frames {
  turn: TurnFrame;
  segment: SegmentFrame;
  floor: FloorFrame;
  'voice-notice': VoiceNoticeFrame;
  'voice-refused': { code: string };
  voice: VoiceFrame;
  'talk-key': TalkKeyFrame;
  sound: Pick<SoundFrame, 'sample'>;
  played: PlayedFrame;
  playback: PlaybackFrame;
}

/** An event on the sessions' namespace, with or without bytes, as socket.io writes it. */
const event = /^4[25](?:\d+-)?\/sessions,\d*(\[.*\])$/s;

interface Said {
  name: string;
  frame: unknown;
}

const framesOf = <Name extends keyof Frames>(said: readonly Said[], name: Name): Frames[Name][] =>
  said.flatMap((one) => (one.name === name ? [one.frame as Frames[Name]] : []));

/** What page and server say to each other on a WebSocket, in its order. */
export class SocketFrames {
  private readonly said: Said[] = [];

  take(payload: string | Buffer): void {
    const read = typeof payload === 'string' ? event.exec(payload)?.[1] : undefined;
    if (read === undefined) return;
    const [name, frame] = JSON.parse(read) as [string, unknown];
    this.said.push({ name, frame });
  }

  all<Name extends keyof Frames>(name: Name): Frames[Name][] {
    return framesOf(this.said, name);
  }

  /** The first frame of one event, and what of another came after it. */
  after<First extends keyof Frames, Name extends keyof Frames>(first: First, name: Name) {
    const at = this.said.findIndex((one) => one.name === first);
    const from = at < 0 ? [] : this.said.slice(at);
    return { first: framesOf(from, first).at(0), then: framesOf(from, name) };
  }
}
