export { default as BrowserSpeechDialog } from './check/BrowserSpeechDialog.vue';
export { default as SpeechCheckDialog } from './check/SpeechCheckDialog.vue';
export { useTalkChoice } from './use-talk-choice.js';
export { useVoiceOffer } from './use-voice-offer.js';
