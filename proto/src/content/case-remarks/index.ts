export { exampleAnswers, tidyAnswers } from './tidied.js';
export type { GivenAnswers } from './tidied.js';
export { remarksOnAnswers } from './remarks.js';
export type { AnswerField, AnswerRemarks, CaseRemark, Telling } from './remarks.js';
export { remarkInWords, remarkSentences } from './words.js';
export type { RemarkSentences } from './words.js';
