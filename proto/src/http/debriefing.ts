import { z } from 'zod';
import { SkillId } from '../content/rubric.js';
import { DispositionValues } from '../content/condition.js';

/** A span of a turn with the words it holds. Turns count from 0 over both speakers; `to` is exclusive, UTF-16 units. */
export const EvidenceQuote = z.object({
  turn: z.number().int().min(0),
  from: z.number().int().min(0),
  to: z.number().int().min(0),
  quote: z.string(),
});
export type EvidenceQuote = z.infer<typeof EvidenceQuote>;

export const CriterionAnswerValue = z.enum(['met', 'partly', 'not_met', 'no_occasion']);
export type CriterionAnswerValue = z.infer<typeof CriterionAnswerValue>;

export const CriterionView = z.object({
  id: z.string(),
  text: z.string(),
  answer: CriterionAnswerValue,
  anchor: z.string(),
  evidence: z.array(EvidenceQuote),
  /** The scorer's answer, where a person's correction stands in its place. */
  correctedFrom: CriterionAnswerValue.nullable(),
});
export type CriterionView = z.infer<typeof CriterionView>;

/** `score` in points 0 to 100, null where no criterion had an occasion. */
export const SkillView = z.object({
  id: SkillId,
  name: z.string(),
  about: z.string(),
  score: z.number().nullable(),
  criteria: z.array(CriterionView),
});
export type SkillView = z.infer<typeof SkillView>;

export const MomentKindValue = z.enum([
  'lever',
  'misstep',
  'repair',
  'fact_opened',
  'silence',
  'missed_lever',
  'turning_point',
]);
export type MomentKindValue = z.infer<typeof MomentKindValue>;

export const KeyMomentView = z.object({
  number: z.number().int().min(1),
  kind: MomentKindValue,
  subjectId: z.string(),
  /** What happened, in one sentence. */
  title: z.string(),
  /** Why it matters with this persona. */
  why: z.string(),
  evidence: EvidenceQuote,
  shift: z.object({ trust: z.number(), tension: z.number(), openness: z.number() }),
  weight: z.number().int(),
});
export type KeyMomentView = z.infer<typeof KeyMomentView>;

export const SuggestionView = z.object({
  /** The learner turn it is about. */
  turn: z.number().int().min(0),
  /** What to try, in one sentence. */
  advice: z.string(),
  /** Words one could have said at that turn. */
  words: z.string(),
  subjectId: z.string(),
  /** What it is for: a lever to use, something in place of a misstep, or a criterion of the rubric. */
  kind: z.enum(['lever', 'misstep', 'criterion']).nullable().default(null),
  /**
   * How the persona would have taken the words, played through the engine; null in debriefings of before suggestions
   * were tried. `shift` is what they alone would have moved.
   */
  tried: z
    .object({
      answer: z.string(),
      shift: z.object({ trust: z.number(), tension: z.number(), openness: z.number() }),
    })
    .nullable()
    .default(null),
});
export type SuggestionView = z.infer<typeof SuggestionView>;

/** What was suggested after the attempt before, and whether this one followed it. */
export const FollowedView = z.object({ text: z.string(), followed: z.boolean(), evidence: z.array(EvidenceQuote) });
export type FollowedView = z.infer<typeof FollowedView>;

/** A sentence of the persona's about the conversation; `{said}` in it stands for the words of the evidence. */
export const OwnViewSentence = z.object({ text: z.string(), evidence: EvidenceQuote });
export type OwnViewSentence = z.infer<typeof OwnViewSentence>;

/** The conversation on one sheet, for the real one tomorrow. Words of one's own are quoted from the evidence. */
export const SheetView = z.object({
  /** Words to open with: one's own that worked, else words that were tried. */
  openWith: z.object({ why: z.string(), words: z.string().nullable(), evidence: EvidenceQuote.nullable() }).nullable(),
  moved: z.array(z.object({ text: z.string(), why: z.string(), evidence: EvidenceQuote.nullable() })),
  avoid: z.array(z.object({ text: z.string(), why: z.string(), evidence: EvidenceQuote.nullable() })),
  learned: z.array(z.string()),
  promised: z.array(z.string()),
});
export type SheetView = z.infer<typeof SheetView>;

const Span = EvidenceQuote.omit({ quote: true });

/** The sheet as it is stored: places in the transcript instead of words. */
export const SheetDocument = SheetView.extend({
  openWith: z.object({ why: z.string(), words: z.string().nullable(), evidence: Span.nullable() }).nullable(),
  moved: z.array(z.object({ text: z.string(), why: z.string(), evidence: Span.nullable() })),
  avoid: z.array(z.object({ text: z.string(), why: z.string(), evidence: Span.nullable() })),
});
export type SheetDocument = z.infer<typeof SheetDocument>;

export const FindingView = z.object({ text: z.string(), evidence: z.array(EvidenceQuote) });
export type FindingView = z.infer<typeof FindingView>;

/** How this attempt stands beside the learner's earlier ones of the scenario, in the same purpose. */
export const AttemptComparisonView = z.object({
  attempts: z.array(
    z.object({
      attempt: z.number().int(),
      sessionId: z.string(),
      score: z.number().nullable(),
      objectiveReached: z.boolean(),
    }),
  ),
  skills: z.array(
    z.object({ id: SkillId, name: z.string(), before: z.number().nullable(), now: z.number().nullable() }),
  ),
  sentence: z.string(),
});
export type AttemptComparisonView = z.infer<typeof AttemptComparisonView>;

/** What is sealed in DebriefingWritten: ids and offsets only where words would repeat what was said. */
export const DebriefingDocument = z.object({
  objectiveReached: z.boolean(),
  summary: z.string(),
  worked: z.array(z.object({ text: z.string(), evidence: z.array(EvidenceQuote.omit({ quote: true })) })),
  missing: z.array(z.object({ text: z.string(), evidence: z.array(EvidenceQuote.omit({ quote: true })) })),
  keyMoments: z.array(KeyMomentView.omit({ evidence: true }).extend({ evidence: EvidenceQuote.omit({ quote: true }) })),
  suggestions: z.array(SuggestionView),
  comparison: AttemptComparisonView.nullable(),
  // Left out by releases before suggestions were tried.
  followed: z.array(FollowedView.extend({ evidence: z.array(Span) })).default([]),
  ownView: z.array(OwnViewSentence.extend({ evidence: Span })).default([]),
  sheet: SheetDocument.nullable().default(null),
});
export type DebriefingDocument = z.infer<typeof DebriefingDocument>;

export const Debriefing = z.object({
  objectiveReached: z.boolean(),
  summary: z.string(),
  worked: z.array(FindingView),
  missing: z.array(FindingView),
  keyMoments: z.array(KeyMomentView),
  suggestions: z.array(SuggestionView),
  skills: z.array(SkillView),
  comparison: AttemptComparisonView.nullable(),
  /** What came of the suggestions after the attempt before. */
  followed: z.array(FollowedView),
  /** How the persona saw it, in its own words; five sentences at most. */
  ownView: z.array(OwnViewSentence),
  sheet: SheetView.nullable(),
  score: z.number().nullable(),
});
export type Debriefing = z.infer<typeof Debriefing>;

export const DispositionPoint = z.object({
  turn: z.number().int(),
  atMs: z.number().int(),
  ...DispositionValues.shape,
  stance: z.string(),
});
export type DispositionPoint = z.infer<typeof DispositionPoint>;
