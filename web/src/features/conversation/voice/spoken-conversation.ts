import type { ChunkFrame, FloorFrame, OpenVoice, VoiceNoticeFrame } from '@repartee/proto';
import { computed, shallowRef } from 'vue';

import { hasCode } from '../../../api/problem-error.js';
import type { Frame } from '../../../voice/capture/frames.js';
import type { Judged } from '../../../voice/detection/voice-marks.js';
import type { TalkKey } from '../../../voice/floor/talk-key.js';
import { isDown, keyUp, press, release } from '../../../voice/floor/talk-key.js';
import { noCaptions, readable, withReport, withText, withWords } from '../../../voice/playback/captions.js';
import type { Report } from '../../../voice/playback/playback.js';
import type { PlayerOrder } from '../../../voice/playback/player-order.js';
import type { LastHeard } from './last-heard.js';
import { SendingVoice } from './sending-voice.js';
import type { VoicePort } from './voice-port.js';

export type FloorPhase = FloorFrame['phase'];
/** What the page says in a sentence: the server's notices, that it refused a frame or hung up, and what is missing here. */
export type SpokenNotice =
  VoiceNoticeFrame['notice'] | 'frame_refused' | 'flooded' | 'not_opened' | 'ceiling_reached' | 'no_detector';

export interface SpokenParts {
  port: VoicePort;
  lastHeard: LastHeard;
  player: (order: PlayerOrder) => void;
  /** Has the player take so many samples a second from now on. */
  playAt: (rate: number) => void;
  /** Milliseconds on a clock that never goes back. */
  now: () => number;
}

const TYPING_EVERY_MS = 1000;
/** With these the persona's turn is over, and nothing more is told of what was played of it. */
const SETTLED: readonly FloorPhase[] = ['listening', 'thinking', 'closing', 'closed'];

/**
 * The learner's side of the spoken conversation: what is heard, played, shown and sent. It keeps to what the server says
 * about the floor and decides nothing of it. Between `lost` and `open` it is silent both ways.
 */
export const createSpokenConversation = ({ port, lastHeard, player, playAt, now }: SpokenParts) => {
  const floor = shallowRef<FloorPhase>('listening');
  const hearing = shallowRef('');
  const notice = shallowRef<SpokenNotice | null>(null);
  const captions = shallowRef(noCaptions);
  const key = shallowRef<TalkKey>(keyUp);
  const isMuted = shallowRef(false);
  const isOpen = shallowRef(false);
  const isPaused = shallowRef(false);
  /** The persona has no voice, or the learner is not understood, from now on. */
  const captionsOnly = shallowRef(false);
  const typingOnly = shallowRef(false);
  let mode: OpenVoice['mode'] = 'open_microphone';
  let sending: SendingVoice | null = null;
  let epoch = 0;
  /** Sound that came with the answer that opens the voice, before it was taken in; null unless that is waited for. */
  let early: ChunkFrame[] | null = null;
  let typedAt = -Infinity;

  const listens = (): boolean => mode === 'open_microphone' && !isMuted.value && !isPaused.value && !typingOnly.value;
  /** Nothing of the microphone leaves the page where nothing can be made of it, until the learner wants to try again. */
  const understood = (isUnderstood: boolean): void => {
    if (!isUnderstood) turnKey(keyUp);
    typingOnly.value = !isUnderstood;
    sending?.listen(listens());
  };
  const seen = (of: number): void => void (epoch = Math.max(epoch, of));
  /** A page that was loaded anew, or came back, has missed what was said about it. */
  const speaks = (hasVoice: boolean): void => {
    if (!hasVoice && !captionsOnly.value) notice.value = 'captions_only';
    captionsOnly.value = !hasVoice;
  };
  const play = (frame: ChunkFrame): void => {
    const { words: _, ...chunk } = frame;
    seen(frame.epoch);
    captions.value = withWords(captions.value, frame);
    player({ act: 'play', chunk });
  };

  port.listen({
    chunk: (frame) => {
      if (isOpen.value) play(frame);
      else early?.push(frame);
    },
    segment: (frame) => {
      seen(frame.epoch);
      captions.value = withText(captions.value, frame);
    },
    playback: (frame) => {
      seen(frame.epoch);
      player({ act: frame.act, epoch: frame.epoch });
    },
    hearing: ({ text }) => (hearing.value = text),
    'voice-notice': (frame) => {
      notice.value = frame.notice;
      if (frame.notice === 'captions_only') captionsOnly.value = true;
      if (frame.notice === 'typing_only') understood(false);
    },
    floor: ({ phase }) => {
      floor.value = phase;
      if (phase === 'thinking') hearing.value = '';
      if (SETTLED.includes(phase)) player({ act: 'settle' });
    },
    'voice-refused': ({ code }) => (notice.value = code === 'too_many_frames' ? 'flooded' : 'frame_refused'),
  });

  /** After each `start` or `resume`. A voice that cannot be opened leaves typing, with a sentence. */
  const open = async (sessionId: string, wanted: OpenVoice['mode']): Promise<void> => {
    mode = wanted;
    early = [];
    try {
      const opened = await port.open({ sessionId, mode });
      lastHeard.opened(opened.pass);
      playAt(opened.playRate);
      seen(opened.epoch);
      speaks(opened.speaks);
      player({ act: 'from', epoch: opened.epoch });
    } catch (error) {
      early = null;
      // It was paused meanwhile, and is opened once it goes on.
      if (hasCode(error, 'session_paused')) return;
      notice.value = hasCode(error, 'ceiling_reached') ? 'ceiling_reached' : 'not_opened';
      // A connection that was lost again opens again; a server that refuses does not change its mind.
      understood(hasCode(error, 'offline'));
      return;
    }
    sending = new SendingVoice(
      {
        sound: port.sendSound,
        voice: (mark) => port.send('voice', mark),
        talkKey: (frame) => port.send('talk-key', frame),
      },
      listens(),
    );
    isOpen.value = true;
    for (const frame of early ?? []) play(frame);
    early = null;
    if (notice.value === 'not_opened') notice.value = null;
    sending.key(isDown(key.value));
  };

  /** Whatever plays falls silent: nobody could tell any more that it was heard. */
  const lost = (): void => {
    if (!isOpen.value) return;
    isOpen.value = false;
    sending = null;
    hearing.value = '';
    player({ act: 'stop', epoch });
  };

  const turnKey = (next: TalkKey): void => {
    key.value = next;
    sending?.key(isDown(next));
  };

  return {
    floor,
    hearing,
    notice,
    key,
    isMuted,
    isOpen,
    captionsOnly,
    typingOnly,
    maySpeakAgain: computed(() => typingOnly.value && isOpen.value),
    speakAgain: () => {
      notice.value = null;
      understood(true);
    },
    isTalking: computed(() => isDown(key.value)),
    /** What of the persona's turn can be read by now. */
    caption: computed(() => readable(captions.value)),
    open,
    lost,
    /** Whether sound is sent without the key. */
    listens,
    hear: (frame: Frame) => sending?.take(frame),
    judged: (frame: Omit<Judged, 'captured'>) => sending?.judged(frame),
    played: (report: Report) => {
      lastHeard.played(report);
      captions.value = withReport(captions.value, report);
      if (isOpen.value) port.send('played', report);
    },
    press: () => {
      if (!isPaused.value && !typingOnly.value) turnKey(press(key.value, now()));
    },
    release: () => turnKey(release(key.value, now())),
    /** The key comes up whatever it was: the learner has gone elsewhere. */
    letGo: () => turnKey(keyUp),
    mute: (muted: boolean) => {
      isMuted.value = muted;
      sending?.listen(listens());
    },
    /** While it is paused nothing of the microphone leaves the page; the server holds what plays. */
    pause: (paused: boolean) => {
      if (paused) turnKey(keyUp);
      isPaused.value = paused;
      sending?.listen(listens());
    },
    stopPersona: () => port.send('stop-persona', {}),
    /** The learner writes: told now and then, so that the persona waits. */
    typing: () => {
      if (!isOpen.value || now() - typedAt < TYPING_EVERY_MS) return;
      typedAt = now();
      port.send('typing', {});
    },
    dismiss: () => (notice.value = null),
  };
};

export type SpokenConversation = ReturnType<typeof createSpokenConversation>;
