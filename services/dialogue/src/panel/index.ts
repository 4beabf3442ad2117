export type { TalkOptions } from './hold-talk.js';
export { holdTalk } from './hold-talk.js';
export type { Separation } from './separation.js';
export { LEAST_SEPARATION, cohensD, separationOf } from './separation.js';
