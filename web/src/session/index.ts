export { default as CorrectionNotes } from './CorrectionNotes.vue';
export { default as MomentCard } from './MomentCard.vue';
export { default as ScoreLine } from './ScoreLine.vue';
export { default as SessionTimeline } from './SessionTimeline.vue';
export { default as SessionTranscript } from './SessionTranscript.vue';
export { default as SkillList } from './SkillList.vue';
export { toTimelineOption } from './to-timeline-option.js';
export { useCueWords } from './use-cue-words.js';
export { useSession } from './use-session.js';
