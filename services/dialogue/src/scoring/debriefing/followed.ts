import type { DebriefingDocument, Language, SuggestionView } from '@repartee/proto';

import type { Play } from '../../model/index.js';
import { engagementIn, engages } from '../engagement.js';
import { saysNothing } from '../floor.js';
import type { Evidence, SessionView } from '../session-view.js';
import { wholeTurn } from '../session-view.js';
import type { AnsweredCriterion } from './findings.js';
import type { DebriefingTexts } from './texts.js';
import { asPhrase } from './wording.js';

/** What was suggested after an attempt, without its words. */
export interface Suggested {
  kind: NonNullable<SuggestionView['kind']>;
  subjectId: string;
}

interface Followed {
  play: Play;
  view: SessionView;
  criteria: readonly AnsweredCriterion[][];
  texts: DebriefingTexts;
  language: Language;
  /** What was said before this turn was taken over by a fork: nobody could follow advice there. */
  from: number;
}

type FollowedDocument = DebriefingDocument['followed'][number];

/** The turns at which a lever worked, or a misstep was made. */
function turnsOf({ view }: Followed, kind: 'lever' | 'misstep', id: string): Evidence[] {
  return view.steps
    .filter(({ shift }) =>
      (shift?.causes ?? []).some((cause) => cause.kind === kind && cause.id === id && cause.withheld === ''),
    )
    .map(({ turn }) => wholeTurn(turn));
}

/** Whether it was said by the learner here, and not in the session that a fork leaves. */
function isOwn({ turn }: Evidence, { from }: Followed): boolean {
  return turn >= from;
}

function ofLever(followed: Followed, id: string): FollowedDocument | undefined {
  const { play, texts, language } = followed;
  const lever = play.scenario.levers.find((one) => one.id === id);
  if (!lever) return undefined;
  const evidence = turnsOf(followed, 'lever', id).slice(0, 1);
  const label = asPhrase(lever.label[language], play.persona.identity.name);
  return { text: texts.usedLever(label, evidence.length > 0), followed: evidence.length > 0, evidence };
}

function ofMisstep(followed: Followed, id: string): FollowedDocument | undefined {
  const { play, texts, language } = followed;
  const misstep = play.scenario.missteps.find((one) => one.id === id);
  if (!misstep) return undefined;
  const made = turnsOf(followed, 'misstep', id);
  const own = made.filter((one) => isOwn(one, followed));
  if (own.length === 0 && made.length > 0) return undefined;
  const evidence = own.slice(0, 1);
  // It can only be avoided in a conversation where it could have been made.
  if (evidence.length === 0 && !engagementIn(followed.view, engages).isEngaged) return undefined;
  const label = asPhrase(misstep.label[language], play.persona.identity.name);
  return { text: texts.avoidedMisstep(label, evidence.length === 0), followed: evidence.length === 0, evidence };
}

function ofCriterion(followed: Followed, id: string): FollowedDocument | undefined {
  const { criteria, language } = followed;
  const answered = criteria.flat().find(({ criterion }) => criterion.id === id);
  if (!answered || answered.score.answer === 'no_occasion') return undefined;
  const isMet = answered.score.answer === 'met';
  const { evidence } = answered.score;
  if (!isMet && evidence.length > 0 && !evidence.some((one) => isOwn(one, followed))) return undefined;
  const text = answered.criterion[isMet ? 'worked' : 'missing'][language];
  return { text, followed: isMet, evidence: isMet ? evidence.slice(0, 1) : [] };
}

/** What came of the suggestions after the attempt before; of those whose subject the content no longer has, nothing. */
export function whatWasFollowed(suggested: readonly Suggested[], followed: Followed): FollowedDocument[] {
  if (saysNothing(followed.view)) return [];
  const of = { lever: ofLever, misstep: ofMisstep, criterion: ofCriterion };
  return suggested.flatMap(({ kind, subjectId }) => of[kind](followed, subjectId) ?? []);
}
