import { CAPTURE_RATE } from '@repartee/proto';

import captureUrl from './capture.worklet.ts?worker&url';
import type { Frame } from './frames.js';
import type { MicrophoneFault } from './microphone-fault.js';
import { faultOfSurroundings } from './microphone-fault.js';

export interface Microphone {
  /** The device's own name, and its id for the next time. */
  label: string;
  deviceId: string;
  close: () => void;
}

export interface MicrophoneWishes {
  /** A device that was chosen before; where it is not there, another one is taken. */
  deviceId?: string | undefined;
  onFrame: (frame: Frame) => void;
  /** It was unplugged, or taken away by the system. */
  onGone: () => void;
}

export const hereMissing = (): MicrophoneFault | null =>
  faultOfSurroundings({
    isSecureContext: window.isSecureContext,
    hasMicrophones: 'mediaDevices' in navigator,
    hasSoundThread: 'AudioWorkletNode' in window,
  });

/** Echo of all that the machine plays is to be taken out; a browser that knows no kinds of it reads "all" as yes. */
const ALL_ECHO = { ideal: 'all' as unknown as boolean };

const streamOf = (deviceId: string | undefined): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({
    audio: {
      channelCount: { ideal: 1 },
      echoCancellation: ALL_ECHO,
      noiseSuppression: true,
      autoGainControl: true,
      ...(deviceId !== undefined && { deviceId: { ideal: deviceId } }),
    },
  });

/**
 * Asks for the microphone and gives its sound in frames until it is closed. Rejects with what the browser says (`faultOf`
 * has a word for it). The browser only lets sound through after the learner has done something on the page.
 */
export const openMicrophone = async ({ deviceId, onFrame, onGone }: MicrophoneWishes): Promise<Microphone> => {
  const stream = await streamOf(deviceId);
  const context = new AudioContext({ latencyHint: 'interactive' });
  const close = (): void => {
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  };
  try {
    await context.audioWorklet.addModule(captureUrl);
  } catch (error) {
    close();
    throw error;
  }
  const capture = new AudioWorkletNode(context, 'repartee-capture', { processorOptions: { rate: CAPTURE_RATE } });
  capture.port.onmessage = ({ data }: MessageEvent<Frame>) => onFrame(data);
  // It gives no sound of its own; browsers only run what leads to the loudspeakers.
  context.createMediaStreamSource(stream).connect(capture).connect(context.destination);
  void context.resume();
  const [track] = stream.getAudioTracks();
  track?.addEventListener('ended', onGone);
  return { label: track?.label ?? '', deviceId: track?.getSettings().deviceId ?? '', close };
};
