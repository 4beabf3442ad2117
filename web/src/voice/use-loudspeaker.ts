import { onScopeDispose, shallowRef } from 'vue';

import { chime } from './playback/chime.js';
import type { Player } from './playback/player.js';
import { PLAY_RATE, canChooseOutput, openPlayer } from './playback/player.js';
import type { PlayerOrder } from './playback/player-order.js';
import type { Report } from './playback/playback.js';
import { useDevices } from './use-devices.js';

/** The persona's voice for as long as the component lives, on the loudspeaker that was chosen in this browser. */
export const useLoudspeaker = (onReport: (report: Report) => void = () => {}) => {
  const { devices, chosen, stored, refresh } = useDevices('audiooutput');
  /** No sound comes out, whatever is played. */
  const isSilent = shallowRef(false);
  let opened: Promise<Player> | null = null;
  let tried = 0;
  let rate = PLAY_RATE;

  const begin = async (): Promise<Player> => {
    const told = { report: onReport, silent: (silent: boolean) => (isSilent.value = silent) };
    const player = await openPlayer(told, rate);
    // A device that is not there any more leaves the usual one.
    if (stored.value !== '') await player.playTo(stored.value).catch(() => {});
    return player;
  };

  /** A player that can't be had is not asked for again before somebody turns sound on. */
  const open = (): Promise<Player> =>
    (opened ??= begin().catch((error: unknown) => {
      isSilent.value = true;
      throw error;
    }));

  const order = (one: PlayerOrder): void =>
    void open().then(
      (player) => player.order(one),
      () => {},
    );

  const closePlayer = (): void =>
    void opened?.then(
      (player) => player.close(),
      () => {},
    );

  /** The learner turns sound on where the browser has not let it through: it does now that they have done something. */
  const turnOn = async (): Promise<void> => {
    const player = await opened?.catch(() => null);
    if (await player?.resume()) return;
    closePlayer();
    opened = null;
    isSilent.value = false;
    await open().catch(() => {});
  };

  /** A voice of another rate needs a player of its own: nothing of the one before is played any more. */
  const playAt = (wanted: number): void => {
    if (wanted === rate) return;
    rate = wanted;
    closePlayer();
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

  onScopeDispose(closePlayer);
  return {
    devices,
    chosen,
    refresh,
    isSilent,
    open,
    order,
    playAt,
    turnOn,
    choose,
    tryOut,
    canChoose: canChooseOutput(),
  };
};
