import { onScopeDispose } from 'vue';

import { chime } from './playback/chime.js';
import type { Player } from './playback/player.js';
import { PLAY_RATE, canChooseOutput, openPlayer } from './playback/player.js';
import type { PlayerOrder } from './playback/player-order.js';
import type { Report } from './playback/playback.js';
import { useDevices } from './use-devices.js';

/** The persona's voice for as long as the component lives, on the loudspeaker that was chosen in this browser. */
export const useLoudspeaker = (onReport: (report: Report) => void = () => {}) => {
  const { devices, chosen, stored, refresh } = useDevices('audiooutput');
  let opened: Promise<Player> | null = null;
  let tried = 0;
  let rate = PLAY_RATE;

  const open = (): Promise<Player> =>
    (opened ??= openPlayer(onReport, rate).then(async (player) => {
      // A device that is not there any more leaves the usual one.
      if (stored.value !== '') await player.playTo(stored.value).catch(() => {});
      return player;
    }));

  const order = (one: PlayerOrder): void => void open().then((player) => player.order(one));

  /** A voice of another rate needs a player of its own: nothing of the one before is played any more. */
  const playAt = (wanted: number): void => {
    if (wanted === rate) return;
    rate = wanted;
    void opened?.then((player) => player.close());
    opened = null;
  };

  const choose = async (deviceId: string | undefined): Promise<void> => {
    chosen.value = deviceId;
    await (await open()).playTo(deviceId ?? '');
  };

  const tryOut = (): void => {
    const place = { epoch: (tried += 1), turn: 0, segment: 0, firstSample: 0 };
    order({ act: 'play', chunk: { ...place, pcm: chime(rate) } });
  };

  onScopeDispose(() => void opened?.then((player) => player.close()));
  return { devices, chosen, refresh, open, order, playAt, choose, tryOut, canChoose: canChooseOutput() };
};
