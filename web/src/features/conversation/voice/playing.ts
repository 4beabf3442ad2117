import type { ChunkFrame, PlaybackFrame, SegmentFrame, VoiceOpened } from '@repartee/proto';
import { computed, shallowRef } from 'vue';
import type { Ref } from 'vue';

import { noCaptions, readable, withReport, withText, withWords } from '../../../voice/playback/captions.js';
import type { Report } from '../../../voice/playback/playback.js';
import type { PlayerOrder } from '../../../voice/playback/player-order.js';

export interface PlayingParts {
  player: (order: PlayerOrder) => void;
  /** Has the player take so many samples a second from now on. */
  playAt: (rate: number) => void;
  /** No sound comes out here: captions don't wait for it. */
  isSilent: Readonly<Ref<boolean>>;
}

/** What the page plays of the persona's voice, and shows of its words meanwhile. */
export const createPlaying = ({ player, playAt, isSilent }: PlayingParts) => {
  const captions = shallowRef(noCaptions);
  /** The newest that was heard of. */
  let epoch = 0;
  /** Sound that came with the answer that opens the voice, before it was taken in; null unless that is waited for. */
  let early: ChunkFrame[] | null = null;

  const seen = (of: number): void => void (epoch = Math.max(epoch, of));
  const play = (frame: ChunkFrame): void => {
    const { words: _, ...chunk } = frame;
    seen(frame.epoch);
    captions.value = withWords(captions.value, frame);
    player({ act: 'play', chunk });
  };

  return {
    /** What of the persona's turn can be read by now. */
    caption: computed(() => readable(captions.value, isSilent.value)),
    /** The voice is about to be opened. */
    wait: (): void => void (early = []),
    /** It was not. */
    giveUp: (): void => void (early = null),
    from: ({ epoch: first, playRate }: VoiceOpened): void => {
      playAt(playRate);
      seen(first);
      player({ act: 'from', epoch: first });
    },
    /** It is open, and what was early is played. */
    begin: (): void => {
      for (const frame of early ?? []) play(frame);
      early = null;
    },
    chunk: (frame: ChunkFrame, isOpen: boolean): void => {
      if (isOpen) play(frame);
      else early?.push(frame);
    },
    segment: (frame: SegmentFrame): void => {
      seen(frame.epoch);
      captions.value = withText(captions.value, frame);
    },
    playback: (frame: PlaybackFrame): void => {
      seen(frame.epoch);
      player({ act: frame.act, epoch: frame.epoch });
    },
    /** The persona's turn is over: nothing more is told of what was played of it. */
    settle: (): void => player({ act: 'settle' }),
    /** Whatever plays falls silent: nobody could tell any more that it was heard. */
    stop: (): void => player({ act: 'stop', epoch }),
    played: (report: Report): void => void (captions.value = withReport(captions.value, report)),
  };
};
