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

/** What page and server say to each other on a WebSocket, in its order. */
export class SocketFrames {
  private readonly said: { name: string; frame: unknown }[] = [];

  take(payload: string | Buffer): void {
    const read = typeof payload === 'string' ? event.exec(payload)?.[1] : undefined;
    if (read === undefined) return;
    const [name, frame] = JSON.parse(read) as [string, unknown];
    this.said.push({ name, frame });
  }

  all<Name extends keyof Frames>(name: Name): Frames[Name][] {
    return this.said.flatMap((one) => (one.name === name ? [one.frame as Frames[Name]] : []));
  }
}
