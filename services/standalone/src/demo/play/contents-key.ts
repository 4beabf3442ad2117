import type { StagedPlay } from './play-session.js';

/** Names what is played by its contents, in whatever order its pins are written. */
export const keyOfContents = ({ pins: { persona, scenario, rubric } }: Pick<StagedPlay, 'pins'>): string =>
  [persona, scenario, rubric].map(({ id, version, sha256 }) => `${id}@${version}:${sha256}`).join('/');
