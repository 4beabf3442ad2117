export { default as TalkDialogs } from './check/TalkDialogs.vue';
export { useTalkChoice } from './use-talk-choice.js';
export { useVoiceOffer } from './use-voice-offer.js';
