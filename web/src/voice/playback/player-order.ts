import type { ChunkFrame } from '@repartee/proto';

/** What the page tells the player in the sound thread. */
export type PlayerOrder =
  | { act: 'play'; chunk: Omit<ChunkFrame, 'words'> }
  /** Nothing older than the epoch is played from now on. */
  | { act: 'from'; epoch: number }
  | { act: 'hold' | 'resume' | 'stop'; epoch: number }
  /** The persona's turn is over; there is nothing more to report of it. */
  | { act: 'settle' };
