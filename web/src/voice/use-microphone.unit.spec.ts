import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EffectScope } from 'vue';
import { effectScope } from 'vue';

import { useMicrophone } from './use-microphone.js';

/** A browser that asks its user about the microphone, and gets its answer when the spec says so. */
const createTestBrowser = () => {
  const asked: { allow: () => void; deny: () => void; stop: ReturnType<typeof vi.fn> }[] = [];
  const getUserMedia = () =>
    new Promise((resolve, reject) => {
      const stop = vi.fn();
      const track = { stop, label: 'Desk', addEventListener: () => {}, getSettings: () => ({ deviceId: 'd' }) };
      const stream = { getTracks: () => [track], getAudioTracks: () => [track] };
      asked.push({
        allow: () => resolve(stream),
        deny: () => reject(new DOMException('no', 'NotAllowedError')),
        stop,
      });
    });
  const media = {
    ...{ getUserMedia, enumerateDevices: () => Promise.resolve([]) },
    ...{ addEventListener: () => {}, removeEventListener: () => {} },
  };
  const node = { connect: () => node, port: {} };
  const context = {
    ...{ audioWorklet: { addModule: () => Promise.resolve() }, createMediaStreamSource: () => node },
    ...{ close: () => Promise.resolve(), resume: () => Promise.resolve(), destination: {} },
  };
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('AudioContext', function AudioContext() {
    return context;
  });
  vi.stubGlobal('AudioWorkletNode', function AudioWorkletNode() {
    return node;
  });
  Object.defineProperty(navigator, 'mediaDevices', { value: media, configurable: true });
  return asked;
};

describe('a microphone that is closed while the browser still asks about it', () => {
  let scope: EffectScope;
  let asked: ReturnType<typeof createTestBrowser>;
  beforeEach(() => {
    asked = createTestBrowser();
    scope = effectScope();
  });
  afterEach(() => {
    scope.stop();
    vi.unstubAllGlobals();
    Reflect.deleteProperty(navigator, 'mediaDevices');
  });
  const microphoneHere = () => scope.run(() => useMicrophone())!;

  it('stays closed when it is allowed afterwards, and what was given is let go', async () => {
    const microphone = microphoneHere();
    const opening = microphone.open();
    microphone.close();
    asked[0]?.allow();
    await opening;
    expect(microphone.status.value).toBe('closed');
    expect(asked[0]?.stop).toHaveBeenCalled();
  });

  it('has no fault when it is denied afterwards', async () => {
    const microphone = microphoneHere();
    const opening = microphone.open();
    microphone.close();
    asked[0]?.deny();
    await opening;
    expect(microphone.fault.value).toBeNull();
  });

  it('keeps the one that was asked for since', async () => {
    const microphone = microphoneHere();
    const first = microphone.open();
    microphone.close();
    const second = microphone.open();
    asked[1]?.allow();
    await second;
    asked[0]?.allow();
    await first;
    expect(microphone.status.value).toBe('open');
    expect([asked[0]?.stop.mock.calls.length, asked[1]?.stop.mock.calls.length]).toEqual([1, 0]);
  });

  it('is open where nobody closed it', async () => {
    const microphone = microphoneHere();
    const opening = microphone.open();
    asked[0]?.allow();
    await opening;
    expect(microphone.status.value).toBe('open');
  });
});
