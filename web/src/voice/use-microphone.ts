import { CAPTURE_RATE } from '@repartee/proto';
import { onScopeDispose, shallowRef } from 'vue';

import { FRAME_SAMPLES, fromPcm, levelDb } from './capture/frames.js';
import type { Frame } from './capture/frames.js';
import type { Microphone } from './capture/microphone.js';
import { hereMissing, openMicrophone } from './capture/microphone.js';
import type { MicrophoneFault } from './capture/microphone-fault.js';
import { DeadMicrophone, faultOf, meterOf } from './capture/microphone-fault.js';
import { useDevices } from './use-devices.js';

export interface HeardFrame extends Frame {
  samples: Float32Array;
  levelDb: number;
}

const FRAME_MS = (FRAME_SAMPLES / CAPTURE_RATE) * 1000;

/** The learner's microphone for as long as the component lives; it is asked for with `open` and not before. */
export const useMicrophone = (onFrame: (frame: HeardFrame) => void = () => {}) => {
  const status = shallowRef<'closed' | 'asking' | 'open'>('closed');
  const fault = shallowRef<MicrophoneFault | null>(hereMissing());
  /** 0 to 1, for a meter. */
  const meter = shallowRef(0);
  const isDead = shallowRef(false);
  const { devices, chosen, stored, refresh } = useDevices('audioinput');
  let microphone: Microphone | null = null;
  /** How often it was closed: what the browser gives for an asking of before that is not wanted any more. */
  let closed = 0;

  const close = (): void => {
    closed += 1;
    microphone?.close();
    microphone = null;
    status.value = 'closed';
    meter.value = 0;
    isDead.value = false;
  };

  const open = async (): Promise<void> => {
    if (hereMissing() !== null || status.value !== 'closed') return;
    fault.value = null;
    status.value = 'asking';
    const dead = new DeadMicrophone();
    const before = closed;
    try {
      const opened = await openMicrophone({
        deviceId: stored.value === '' ? undefined : stored.value,
        onFrame: (frame) => {
          if (closed !== before) return;
          const samples = fromPcm(frame.pcm);
          const level = levelDb(samples);
          meter.value = meterOf(level);
          isDead.value = dead.hear(level, FRAME_MS);
          onFrame({ ...frame, samples, levelDb: level });
        },
        onGone: () => {
          if (closed !== before) return;
          close();
          fault.value = 'gone';
        },
      });
      if (closed !== before) return opened.close();
      microphone = opened;
      status.value = 'open';
      await refresh();
      chosen.value ??= opened.deviceId;
    } catch (error) {
      if (closed !== before) return;
      close();
      fault.value = faultOf(error);
    }
  };

  const choose = async (deviceId: string | undefined): Promise<void> => {
    chosen.value = deviceId;
    close();
    await open();
  };

  onScopeDispose(close);
  return { status, fault, meter, isDead, devices, chosen, open, close, choose };
};
