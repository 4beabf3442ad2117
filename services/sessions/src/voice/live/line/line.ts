import type { SessionsServerEvents, VoiceServerEvents } from '@repartee/proto';

/** What a spoken session tells its page. */
export type LineEvents = VoiceServerEvents & Pick<SessionsServerEvents, 'warning'>;

/** The way from a spoken session to the page that holds it. */
export interface Line {
  send: <Name extends keyof LineEvents>(event: Name, frame: Parameters<LineEvents[Name]>[0]) => void;
}
