import type { FloorFrame, OpenVoice, VoiceNoticeFrame, VoiceOpened } from '@repartee/proto';
import { computed, shallowRef } from 'vue';

import { hasCode } from '../../../api/problem-error.js';
import type { Frame } from '../../../voice/capture/frames.js';
import type { Judged } from '../../../voice/detection/voice-marks.js';
import type { TalkKey } from '../../../voice/floor/talk-key.js';
import { isDown, keyUp, press, release } from '../../../voice/floor/talk-key.js';
import type { Report } from '../../../voice/playback/playback.js';
import { KeptVoice } from './kept-voice.js';
import type { LastHeard } from './last-heard.js';
import { createPlaying } from './playing.js';
import type { PlayingParts } from './playing.js';
import { SendingVoice } from './sending-voice.js';
import type { VoicePort } from './voice-port.js';

export type FloorPhase = FloorFrame['phase'];
/** What the page says in a sentence: the server's notices, that it refused a frame or hung up, and what is missing here. */
export type SpokenNotice =
  | Exclude<VoiceNoticeFrame['notice'], 'voice_back'>
  | 'frame_refused'
  | 'flooded'
  | 'not_opened'
  | 'ceiling_reached'
  | 'no_detector'
  | 'detector_behind'
  | 'not_heard'
  | 'kept_lost';
/** What becomes of what is said while the connection is away: it is kept, or there is no room for any more. */
export type Keeping = 'kept' | 'full';

export interface SpokenParts extends Pick<PlayingParts, 'player' | 'playAt'> {
  port: VoicePort;
  lastHeard: LastHeard;
  /** Milliseconds on a clock that never goes back. */
  now: () => number;
  newId: () => string;
  /** How many spoken turns of the learner's are on record, as far as this page knows. */
  turnsSaid: () => number;
}

const TYPING_EVERY_MS = 1000;
/** With these the persona's turn is over, and nothing more is told of what was played of it. */
const SETTLED: readonly FloorPhase[] = ['listening', 'thinking', 'closing', 'closed'];

/**
 * The learner's side of the spoken conversation: what is heard, played, shown and sent. It keeps to what the server says
 * about the floor and decides nothing of it. Between `lost` and `open` nothing sounds, and what the learner says is kept.
 */
export const createSpokenConversation = ({ port, lastHeard, player, playAt, now, newId, turnsSaid }: SpokenParts) => {
  const floor = shallowRef<FloorPhase>('listening');
  const hearing = shallowRef('');
  const notice = shallowRef<SpokenNotice | null>(null);
  const key = shallowRef<TalkKey>(keyUp);
  const isMuted = shallowRef(false);
  const isOpen = shallowRef(false);
  /** Null unless the connection is away. */
  const keeping = shallowRef<Keeping | null>(null);
  /** Something was said that would be lost with this page. */
  const isUnsent = shallowRef(false);
  const isPaused = shallowRef(false);
  /** The persona has no voice, or the learner is not understood, from now on. */
  const captionsOnly = shallowRef(false);
  const typingOnly = shallowRef(false);
  /** The server turns speech into words at all. */
  const hears = shallowRef(true);
  /** Only the key tells when the learner speaks. */
  const isByKey = shallowRef(false);
  /** No sound comes out here. */
  const isSilent = shallowRef(false);
  const playing = createPlaying({ player, playAt, isSilent });
  let mode: OpenVoice['mode'] = 'open_microphone';
  let sending: SendingVoice | null = null;
  let kept: KeptVoice | null = null;
  /** What the samples are counted on. */
  let capture = newId();
  let saidBefore = 0;
  let typedAt = -Infinity;

  const listens = (): boolean =>
    mode === 'open_microphone' && !isByKey.value && !isMuted.value && !isPaused.value && !typingOnly.value;
  /** Nothing of the microphone leaves the page where nothing can be made of it, until the learner wants to try again. */
  const understood = (isUnderstood: boolean): void => {
    if (!isUnderstood) turnKey(keyUp);
    typingOnly.value = !isUnderstood;
    sending?.listen(listens());
  };
  /** A page that was loaded anew, or came back, has missed what was said about it. */
  const speaks = (hasVoice: boolean): void => {
    if (!hasVoice && !captionsOnly.value) notice.value = 'captions_only';
    captionsOnly.value = !hasVoice;
  };
  /** What was said of its voice goes away. */
  const heardAgain = (): void => {
    captionsOnly.value = false;
    if (notice.value === 'captions_only' || notice.value === 'synthesis_failed') notice.value = null;
  };
  /** One that turns no speech into words leaves typing, with the persona heard. */
  const heard = (isHeard: boolean): void => {
    if (!isHeard && hears.value) notice.value = 'not_heard';
    if (isHeard !== hears.value) understood(isHeard);
    hears.value = isHeard;
  };

  port.listen({
    chunk: (frame) => playing.chunk(frame, isOpen.value),
    segment: playing.segment,
    playback: playing.playback,
    hearing: ({ text }) => (hearing.value = text),
    settled: ({ sample }) => kept?.settle(sample),
    'voice-notice': (frame) => {
      if (frame.notice === 'voice_back') return heardAgain();
      notice.value = frame.notice;
      if (frame.notice === 'captions_only') captionsOnly.value = true;
      if (frame.notice === 'typing_only') understood(false);
    },
    floor: ({ phase }) => {
      floor.value = phase;
      if (phase === 'thinking') hearing.value = '';
      if (SETTLED.includes(phase)) playing.settle();
    },
    'voice-refused': ({ code }) => {
      const isFlooded = code === 'too_many_frames';
      if (isFlooded) kept?.slowDown();
      notice.value = isFlooded ? 'flooded' : 'frame_refused';
    },
  });

  const begin = (): void => {
    kept = new KeptVoice({
      sound: port.sendSound,
      voice: (mark) => port.send('voice', mark),
      talkKey: (frame) => port.send('talk-key', frame),
      captured: () => sending?.captured ?? 0,
      now,
    });
    sending = new SendingVoice(kept, listens());
  };

  /** The conversation is held elsewhere, or over: what was said here is nobody's. */
  const left = (): void => {
    lost();
    sending = kept = null;
    keeping.value = null;
    isUnsent.value = false;
    capture = newId();
  };

  /** After each `start` or `resume`. A voice that cannot be opened leaves typing, with a sentence. */
  const open = async (sessionId: string, wanted: OpenVoice['mode']): Promise<void> => {
    mode = wanted;
    playing.wait();
    let wants: VoiceOpened['wants'];
    try {
      const opened = await port.open({ sessionId, mode, capture, keeps: kept?.isWanted ?? false });
      wants = opened.wants;
      lastHeard.opened(opened.pass);
      playing.from(opened);
      speaks(opened.speaks);
      heard(opened.hears);
    } catch (error) {
      playing.giveUp();
      // It was paused meanwhile, and is opened once it goes on.
      if (hasCode(error, 'session_paused')) return;
      notice.value = hasCode(error, 'ceiling_reached') ? 'ceiling_reached' : 'not_opened';
      // A connection that was lost again opens again; a server that refuses does not change its mind.
      const mayOpen = hasCode(error, 'offline');
      const isLost = !mayOpen && (kept?.isWanted ?? false);
      if (!mayOpen) left();
      if (isLost) notice.value = 'kept_lost';
      understood(mayOpen && hears.value);
      return;
    }
    if (!sending) begin();
    isOpen.value = true;
    keeping.value = null;
    isUnsent.value = false;
    goOn(wants);
    playing.begin();
    if (notice.value === 'not_opened') notice.value = null;
  };

  /** What was kept is sent, and what could not be kept is said to be lost. */
  const goOn = (wants: VoiceOpened['wants']): void => {
    // A server that was stopped meanwhile has put on record what it had understood.
    if (wants === 'all' && turnsSaid() > saidBefore) kept?.settle(Infinity);
    kept?.goOn(wants);
    if (kept?.hasLost) notice.value = 'kept_lost';
    if (kept) kept.hasLost = false;
    sending?.key(isDown(key.value));
  };

  const lost = (): void => {
    if (!isOpen.value) return;
    isOpen.value = false;
    kept?.lose();
    saidBefore = turnsSaid();
    keeping.value = 'kept';
    hearing.value = '';
    playing.stop();
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
    keeping,
    isUnsent,
    captionsOnly,
    typingOnly,
    hears,
    isByKey,
    isSilent,
    maySpeakAgain: computed(() => typingOnly.value && isOpen.value && hears.value),
    speakAgain: () => {
      notice.value = null;
      understood(true);
    },
    isTalking: computed(() => isDown(key.value)),
    caption: playing.caption,
    open,
    lost,
    left,
    /** Whether sound is sent without the key. */
    listens,
    hear: (frame: Frame) => {
      sending?.take(frame);
      kept?.flow();
      if (!keeping.value) return;
      keeping.value = kept?.isFull ? 'full' : 'kept';
      isUnsent.value = kept?.isWanted ?? false;
    },
    judged: (frame: Omit<Judged, 'captured'>) => sending?.judged(frame),
    played: (report: Report) => {
      lastHeard.played(report);
      playing.played(report);
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
    /** The detector does not keep up. */
    keyOnly: () => {
      isByKey.value = true;
      notice.value = 'detector_behind';
      sending?.listen(listens());
    },
    /** Sound comes out again: a server that has taken the page for mute speaks on. No turn has this number. */
    soundIsBack: () => {
      if (isOpen.value && captionsOnly.value) port.send('played', { epoch: 0, segment: 0, rendered: 0, stopped: true });
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
