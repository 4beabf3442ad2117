import { z } from 'zod';
import { Persona, Portrait } from '../content/persona.js';
import { Rubric, SkillId } from '../content/rubric.js';
import { Scenario, ScenarioFamily } from '../content/scenario.js';
import { Text } from '../content/text.js';
import { PageQuery, page } from './problem.js';

export const Pin = z.object({ id: z.string(), version: z.number().int(), sha256: z.string() });
export type Pin = z.infer<typeof Pin>;

export const PersonaCard = z.object({
  id: z.string(),
  name: z.string(),
  pronoun: z.enum(['she', 'he', 'they']),
  age: z.number().int(),
  job: Text,
  organisation: Text,
  portrait: Portrait,
});
export type PersonaCard = z.infer<typeof PersonaCard>;

export const TrainedSkill = z.object({ id: SkillId, name: Text, about: Text });
export type TrainedSkill = z.infer<typeof TrainedSkill>;

/** One of `GET /api/catalog/scenarios`: what a learner may know beforehand. No levers, missteps or hidden facts. */
export const ScenarioCard = z.object({
  id: z.string(),
  version: z.number().int(),
  /** Set for case templates, whose texts hold slots: the scenario whose kind of conversation it plays. */
  caseFor: z.string().nullable(),
  title: Text,
  family: ScenarioFamily,
  skillFocus: Text,
  objective: Text,
  stakes: Text,
  /** The longest it lasts. */
  minutes: z.number().int(),
  persona: PersonaCard,
  rubric: z.object({ id: z.string(), version: z.number().int() }),
  skills: z.array(TrainedSkill),
});
export type ScenarioCard = z.infer<typeof ScenarioCard>;
export const ScenarioPage = page(ScenarioCard);
export type ScenarioPage = z.infer<typeof ScenarioPage>;
/** `templates=true` lists the templates of cases, which are in no other list. */
export const ScenarioQuery = PageQuery.extend({
  family: ScenarioFamily.optional(),
  templates: z.stringbool().optional(),
});
export type ScenarioQuery = z.infer<typeof ScenarioQuery>;

/** `GET /api/catalog/scenarios/:id`: the briefing. Problem: `not_found` (404); a retired scenario is still found. */
export const ScenarioBriefing = ScenarioCard.extend({
  context: Text,
  learnerBrief: z.object({ youAre: Text, youKnow: z.array(Text), youWant: Text }),
  speaksFirst: z.enum(['persona', 'learner']),
  /** Shows the persona's disposition during the conversation. */
  gauge: z.boolean(),
  retired: z.boolean(),
});
export type ScenarioBriefing = z.infer<typeof ScenarioBriefing>;

/** The middle eight tenths of the plays lie between `p10` and `p90`. */
const Spread = z.object({ p10: z.number(), p50: z.number(), p90: z.number() });

/** What the panel of probe learners made of a version. Scores in points, shares as fractions, durations in seconds. */
export const Calibration = z.object({
  engine: z.string(),
  scorer: z.string(),
  levels: z.array(
    z.object({
      level: z.string(),
      plays: z.number().int(),
      scoreMean: z.number(),
      scoreSd: z.number(),
      scoreP10: z.number(),
      scoreP50: z.number(),
      scoreP90: z.number(),
      objectiveShare: z.number(),
      leversMean: z.number(),
      durationMeanS: z.number(),
      /** Different levers reached, and time; absent where a release before it was kept has calibrated. */
      levers: Spread.optional(),
      durationS: Spread.optional(),
    }),
  ),
});
export type Calibration = z.infer<typeof Calibration>;

/** `GET /api/catalog/scenarios/:id/content?version=`: everything, for authors and trainers. */
export const ScenarioContent = z.object({
  pins: z.object({ scenario: Pin, persona: Pin, rubric: Pin }),
  scenario: Scenario,
  persona: Persona,
  rubric: Rubric,
  retired: z.boolean(),
  calibration: Calibration.nullable(),
});
export type ScenarioContent = z.infer<typeof ScenarioContent>;
export const VersionQuery = z.object({ version: z.coerce.number().int().min(1).optional() });
export type VersionQuery = z.infer<typeof VersionQuery>;

export const contentKinds = ['personas', 'scenarios', 'rubrics'] as const;
export const ContentKind = z.enum(contentKinds);
export type ContentKind = z.infer<typeof ContentKind>;

/** One of `GET /api/catalog/:kind/:id/versions`, the latest first; for authors and trainers. */
export const ContentVersion = Pin.extend({ publishedAt: z.string(), publishedBy: z.string() });
export type ContentVersion = z.infer<typeof ContentVersion>;
export const ContentVersionPage = page(ContentVersion);
export type ContentVersionPage = z.infer<typeof ContentVersionPage>;

/** One of `GET /api/catalog/rubrics`: everybody. */
export const RubricCard = Pin.extend({ name: Text, skills: z.array(TrainedSkill), retired: z.boolean() });
export type RubricCard = z.infer<typeof RubricCard>;
export const RubricPage = page(RubricCard);
export type RubricPage = z.infer<typeof RubricPage>;

/** `GET /api/catalog/rubrics/:id?version=`: for authors and trainers, with what code looks for. */
export const RubricContent = z.object({ pin: Pin, rubric: Rubric, retired: z.boolean() });
export type RubricContent = z.infer<typeof RubricContent>;

/** One of `GET /api/catalog/personas`: authors and trainers. */
export const PersonaRow = PersonaCard.extend({ pin: Pin, retired: z.boolean(), scenarios: z.number().int() });
export type PersonaRow = z.infer<typeof PersonaRow>;
export const PersonaPage = page(PersonaRow);
export type PersonaPage = z.infer<typeof PersonaPage>;

/** `POST /api/catalog/packs` -> PackReport: YAML files as text, checked as a whole; nothing is published where one is wrong. */
export const ImportPack = z.strictObject({
  files: z
    .array(z.strictObject({ path: z.string().min(1).max(200), text: z.string().max(1_000_000) }))
    .min(1)
    .max(100),
  dryRun: z.boolean(),
});
export type ImportPack = z.infer<typeof ImportPack>;

/** `message` says what is wrong and how to mend it, in one sentence; lines count from 1. */
export const PackProblem = z.object({ file: z.string(), line: z.number().int(), message: z.string() });
export type PackProblem = z.infer<typeof PackProblem>;

export const PackReport = z.object({
  dryRun: z.boolean(),
  errors: z.array(PackProblem),
  /** Never stop a publication. */
  warnings: z.array(PackProblem),
  contents: z.array(
    z.object({
      kind: ContentKind,
      pin: Pin,
      /** `unchanged`: the latest version has this very content. */
      outcome: z.enum(['new', 'new_version', 'unchanged']),
    }),
  ),
});
export type PackReport = z.infer<typeof PackReport>;

// POST /api/catalog/:kind/:id/retire -> Written (authors): not offered any more; what pinned it keeps it.
// Problem: `still_in_use` (409) for a persona or rubric that an offered scenario pins.
