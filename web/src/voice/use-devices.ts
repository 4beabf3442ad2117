import { useEventListener, useLocalStorage } from '@vueuse/core';
import { computed, shallowRef } from 'vue';

/** What can be spoken into, or played to. */
export interface Device {
  value: string;
  label: string;
}

/**
 * Microphones or loudspeakers by name, and the one that was chosen in this browser. Browsers tell their names only once
 * a microphone was allowed: `refresh` then.
 */
export const useDevices = (kind: 'audioinput' | 'audiooutput') => {
  const devices = shallowRef<readonly Device[]>([]);
  const stored = useLocalStorage(`repartee-${kind}`, '');
  const media = 'mediaDevices' in navigator ? navigator.mediaDevices : undefined;

  const refresh = async (): Promise<void> => {
    const all = (await media?.enumerateDevices()) ?? [];
    devices.value = all
      .filter((device) => device.kind === kind && device.deviceId !== '' && device.label !== '')
      .map(({ deviceId, label }) => ({ value: deviceId, label }));
  };
  useEventListener(media, 'devicechange', () => void refresh());

  return {
    devices,
    refresh,
    /** Undefined where nothing was chosen, or what was chosen is not there now. */
    chosen: computed({
      get: () => devices.value.find(({ value }) => value === stored.value)?.value,
      set: (value) => (stored.value = value ?? ''),
    }),
    stored,
  };
};
