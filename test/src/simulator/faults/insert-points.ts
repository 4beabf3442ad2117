import type { Exchange } from './fault-points.js';

/** The exchange with ClickHouse that stores rows of a table, by the table. */
export const insertPoints: ReadonlyMap<string, Exclude<Exchange, 'say'>> = new Map([
  ['sessions', 'insert-sessions'],
  ['turns', 'insert-turns'],
  ['shifts', 'insert-shifts'],
  ['session_ends', 'insert-session-ends'],
  ['scorecards', 'insert-scorecards'],
  ['skill_scores', 'insert-skill-scores'],
  ['criterion_answers', 'insert-criterion-answers'],
  ['key_moments', 'insert-key-moments'],
  ['corrections', 'insert-corrections'],
  ['stream_heads', 'insert-heads'],
  ['positions', 'insert-position'],
]);
