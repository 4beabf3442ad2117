export { offlineMind, wordReply } from './word-reply.js';
