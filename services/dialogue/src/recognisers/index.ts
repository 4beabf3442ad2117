export * from './context.js';
export * from './counterpart.js';
export { contentStem } from './ground.js';
export type { PlayLexicon } from './play-lexicon.js';
export * from './prepare-to-read.js';
export * from './read-turn.js';
