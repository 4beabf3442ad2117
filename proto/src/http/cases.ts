import { z } from 'zod';
import { CaseAnswers } from '../content/case.js';
import { ScenarioFamily } from '../content/scenario.js';
import { ContentId, Language, Text } from '../content/text.js';
import { Written } from '../socket/sessions.js';
import { ScenarioBriefing } from './catalog.js';
import { Day, Instant } from './cockpit/common.js';
import { SessionSummary } from './cockpit/sessions.js';
import { page } from './problem.js';

// Your case: a conversation of the learner's own. Everything here is for its learner alone; a case of somebody else, and
// one that was forgotten, is answered with `not_found` (404).

const given = z.string().max(1000);

/**
 * Answers as somebody gives them; `date` as in 2026-11-12. Whether they can be said is for `remarksOnAnswers`, which the
 * form asks as well: what stops a case is answered with `invalid_input` (400), by answer and with the form's sentence, in
 * the language of the case.
 */
export const GivenCaseAnswers = z.strictObject({
  ...{ who: given, address: CaseAnswers.shape.address, event: given, date: given, said: given.nullable(), goal: given },
  reaction: CaseAnswers.shape.reaction,
});
export type GivenCaseAnswers = z.infer<typeof GivenCaseAnswers>;

/** `POST /api/cases` -> CaseWritten. Problem: `template_not_found` (404) where the template is not on offer. */
export const TellCase = z.strictObject({ templateId: ContentId, language: Language, answers: GivenCaseAnswers });
export type TellCase = z.infer<typeof TellCase>;

/** `PUT /api/cases/:id` -> CaseWritten: other answers, for the sessions to come. */
export const RetellCase = z.strictObject({ answers: GivenCaseAnswers });
export type RetellCase = z.infer<typeof RetellCase>;

/** Also the answer of `DELETE /api/cases/:id`: the case, its sessions and their debriefings are unreadable from then on. */
export const CaseWritten = Written.extend({ caseId: z.string() });
export type CaseWritten = z.infer<typeof CaseWritten>;

/**
 * One of `GET /api/cases/templates`: a kind of conversation that a case may be. `title` is that of the scenario it is
 * like; the other texts are the template's own and may hold slots: `castCase(texts, answers)` fills them.
 */
export const CaseTemplate = z.object({
  templateId: z.string(),
  version: z.number().int(),
  caseFor: z.string(),
  family: ScenarioFamily,
  title: Text,
  texts: z.object({ title: Text, skillFocus: Text, context: Text, stakes: Text, youAre: Text, youWant: Text }),
});
export type CaseTemplate = z.infer<typeof CaseTemplate>;
export const CaseTemplates = z.array(CaseTemplate);
export type CaseTemplates = z.infer<typeof CaseTemplates>;

/** One of `GET /api/cases`, the last told first. */
export const CaseSummary = z.object({
  caseId: z.string(),
  templateId: z.string(),
  /** Of the scenario it is like. */
  kind: Text,
  /** The template's, cast. */
  title: Text,
  who: z.string(),
  event: z.string(),
  date: Day,
  goal: z.string(),
  language: Language,
  /** When it was told last. */
  toldAt: Instant,
  /** The latest first; forks of them among them. */
  sessions: z.array(SessionSummary),
});
export type CaseSummary = z.infer<typeof CaseSummary>;
export const CasePage = page(CaseSummary);
export type CasePage = z.infer<typeof CasePage>;

/** `GET /api/cases/:id` */
export const CaseView = CaseSummary.extend({
  answers: CaseAnswers,
  /** The briefing of its template, cast. */
  briefing: ScenarioBriefing,
});
export type CaseView = z.infer<typeof CaseView>;
