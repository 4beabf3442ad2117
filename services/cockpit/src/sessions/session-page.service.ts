import type { RuleId, User } from '@repartee/kernel';
import { ProblemError, mayReviewSession, openingRule } from '@repartee/kernel';
import type { PersonRef, SessionPage, SessionSummary } from '@repartee/proto';
import { castCase, streamOf } from '@repartee/proto';
import type { CaseAnswersReader } from '../cases/case-answers.reader.js';
import type { Contents } from '../names/contents.js';
import type { NamesService } from '../names/names.service.js';
import type { PeopleNames } from '../names/people-names.js';
import type { Opener } from '../sealed/opener.js';
import { quoting, toDebriefing, toMetrics, toSkills } from './debriefing.converters.js';
import type { Gates } from './covered-scorecard.js';
import { coveredScorecard } from './covered-scorecard.js';
import type { SessionRepository, SessionRow } from './session.repository.js';
import type { SessionsService } from './sessions.service.js';
import { toInstant } from './summaries.converters.js';
import { toDispositions, toShifts, toTranscript } from './transcript.converters.js';
import type { ViewingsService } from './viewings.service.js';

const readAs: Partial<Record<RuleId, SessionPage['readAs']>> = {
  ownSessions: 'learner',
  openAsTrainer: 'trainer',
  openAsManager: 'manager',
};

export interface SessionPageParts {
  repository: SessionRepository;
  sessions: SessionsService;
  names: NamesService;
  people: PeopleNames;
  contents: Contents;
  answers: CaseAnswersReader;
  opener: Opener;
  viewings: ViewingsService;
}

type Rows = Awaited<ReturnType<typeof readRows>>;

/** One session with everything about it, for its learner and for whom the rules let in. */
export class SessionPageService {
  constructor(private readonly parts: SessionPageParts) {}

  /** Throws the problem `not_found` both where there is no such session and where the reader may not open it. */
  async open(user: User, id: string): Promise<SessionPage> {
    const { repository, sessions, names: namesService } = this.parts;
    const [session, end, scorecard, names] = await Promise.all([
      repository.session(user.organisation, id),
      repository.end(user.organisation, id),
      repository.scorecard(user.organisation, id),
      namesService.of(user.organisation),
    ]);
    const access = session && accessOf(user.organisation, session);
    const rule = access && openingRule(user, access, names.policy);
    if (!session || !rule) throw notFound();
    const isOwn = rule === 'ownSessions';
    const [rows, family, kept] = await Promise.all([
      readRows(repository, user.organisation, session, { end, scorecard }),
      isOwn ? repository.family(user.organisation, session) : [id],
      isOwn ? repository.keptOf(user.organisation, session) : undefined,
    ]);
    const branches = await sessions.summaries(user.organisation, names, family);
    const summary = branches.find((branch) => branch.id === id);
    if (!summary) throw notFound();
    if (!isOwn) await this.parts.viewings.record(user, rule, session, rows.viewings);
    return {
      ...(await this.contentOf(user.organisation, session, summary, rows)),
      ...(await this.reviewOf(user.organisation, session, rows)),
      session: summary,
      readAs: readAs[rule] ?? 'learner',
      may: { review: mayReviewSession(user, access), rehearse: isOwn },
      scoringFailed: rows.scorecard && rows.scorecard.failure !== '' ? { code: rows.scorecard.failure } : null,
      metrics: rows.scorecard?.failure === '' ? toMetrics(rows.scorecard) : null,
      versions: versionsOf(session, rows),
      heads: headsOf(user.organisation, session, rows),
      neighbours: neighboursOf(session, rows),
      branches: isOwn ? branches : [],
      kept: kept ?? null,
    };
  }

  /** What was said and what it was worth, in the session's language. */
  private async contentOf(organisation: string, session: SessionRow, summary: SessionSummary, rows: Rows) {
    const { contents, opener } = this.parts;
    const { language } = summary;
    const scored = rows.scorecard ?? session;
    const [published, rubric, answers, earlier] = await Promise.all([
      this.published(organisation, session),
      contents.of(organisation, 'rubric', { id: scored.rubric_id, version: scored.rubric_version }),
      this.parts.answers.of(organisation, session.case_id === '' ? [] : [session.session_id]),
      // Nothing is set beside what has no scorecard.
      rows.scorecard ? this.parts.repository.attemptScores(organisation, { ...session, ...rubricOf(scored) }) : [],
    ]);
    const ofCase = answers.get(session.session_id);
    const { persona, scenario } = ofCase ? castCase(published, ofCase) : published;
    const texts = new Map(rows.turns.map((row) => [row.turn, opener.open(row, organisation, session.learner_id)]));
    const json = rows.scorecard && opener.open(rows.scorecard, organisation, session.learner_id);
    const quote = quoting(texts);
    return {
      persona: {
        name: persona.identity.name,
        job: persona.identity.job[language],
        organisation: persona.identity.organisation[language],
        portrait: persona.portrait,
      },
      scenario: {
        title: scenario.title[language],
        skillFocus: scenario.skill_focus[language],
        context: scenario.context[language],
        stakes: scenario.stakes[language],
        objective: scenario.objective.text[language],
        limitMs: session.limit_ms,
      },
      transcript: toTranscript(rows, texts, scenario),
      dispositions: toDispositions(session, rows.shifts, rows.turns),
      shifts: toShifts(rows.shifts, scenario, language),
      debriefing: json
        ? toDebriefing(json, { rubric, skills: toSkills(rows, rubric, language, quote), earlier, language }, quote)
        : null,
    };
  }

  private async published(organisation: string, session: SessionRow) {
    const { contents } = this.parts;
    const [persona, scenario] = await Promise.all([
      contents.of(organisation, 'persona', { id: session.persona_id, version: session.persona_version }),
      contents.of(organisation, 'scenario', { id: session.scenario_id, version: session.scenario_version }),
    ]);
    if (!persona || !scenario) throw notFound();
    return { persona, scenario };
  }

  /** What people made of it. */
  private async reviewOf(organisation: string, { learner_id }: SessionRow, rows: Rows) {
    const refs: (id: string) => PersonRef = await this.parts.people.refs(organisation, [
      ...rows.corrections.map((row) => row.corrected_by),
      ...rows.comments.map((row) => row.commented_by),
      ...rows.viewings.map((row) => row.viewed_by),
    ]);
    const { opener } = this.parts;
    return {
      corrections: rows.corrections.map((row) => ({
        skillId: row.skill_id,
        criterionId: row.criterion_id,
        from: row.answer_from,
        to: row.answer_to,
        reason: opener.openOf(row, organisation, [learner_id, row.corrected_by]),
        by: refs(row.corrected_by),
        at: toInstant(row.corrected_ms),
      })),
      comments: rows.comments.map((row) => ({
        id: row.comment_id,
        turn: row.turn,
        text: opener.openOf(row, organisation, [learner_id, row.commented_by]),
        by: refs(row.commented_by),
        at: toInstant(row.commented_ms),
      })),
      viewings: rows.viewings.map((row) => ({
        by: refs(row.viewed_by),
        as: row.viewed_as,
        at: toInstant(row.viewed_ms),
      })),
    };
  }
}

/** The heads are read between the rows that gate the rest and the rest: what they cover is there in every table. */
async function readRows(repository: SessionRepository, organisation: string, session: SessionRow, gates: Gates) {
  const id = session.session_id;
  const heads = await repository.heads(organisation, {
    session: streamOf.session(organisation, id),
    scorecard: streamOf.scorecard(organisation, id),
  });
  const [turns, shifts, silences, interruptions, scores, criteria] = await Promise.all([
    repository.turns(organisation, id),
    repository.shifts(organisation, id),
    repository.silences(organisation, id),
    repository.interruptions(organisation, id),
    repository.skillScores(organisation, id),
    repository.criteria(organisation, id),
  ]);
  const [corrections, comments, viewings, neighbours] = await Promise.all([
    repository.corrections(organisation, id),
    repository.comments(organisation, id),
    repository.viewings(organisation, id),
    repository.neighbours(organisation, session),
  ]);
  const said = { turns, shifts, silences, interruptions };
  const judged = { scorecard: coveredScorecard(gates, heads), scores, criteria, corrections };
  return { ...said, ...judged, comments, viewings, neighbours, heads };
}

function rubricOf({ rubric_id, rubric_version }: Pick<SessionRow, 'rubric_id' | 'rubric_version'>) {
  return { rubric_id, rubric_version };
}

function versionsOf(session: SessionRow, { scorecard }: Rows): SessionPage['versions'] {
  const rubric = scorecard ?? session;
  return {
    persona: { id: session.persona_id, version: session.persona_version },
    scenario: { id: session.scenario_id, version: session.scenario_version },
    rubric: { id: rubric.rubric_id, version: rubric.rubric_version },
    engine: { name: session.engine_name, version: session.engine_version },
    recogniser: { name: session.recogniser_name, version: session.recogniser_version },
    mind: { name: session.mind_name, version: session.mind_version },
    scorer: scorecard ? { name: scorecard.scorer_name, version: scorecard.scorer_version } : null,
  };
}

function headsOf(organisation: string, { session_id }: SessionRow, rows: Rows): SessionPage['heads'] {
  const stream = streamOf.scorecard(organisation, session_id);
  return {
    session: { stream: streamOf.session(organisation, session_id), version: rows.heads.session },
    scorecard: rows.heads.scorecard === 0 ? null : { stream, version: rows.heads.scorecard },
  };
}

function neighboursOf({ session_id }: SessionRow, { neighbours }: Rows): SessionPage['neighbours'] {
  const place = neighbours.findIndex((neighbour) => neighbour.session_id === session_id);
  if (place < 0) return { previous: null, next: null };
  return {
    previous: neighbours[place - 1]?.session_id ?? null,
    next: neighbours[place + 1]?.session_id ?? null,
  };
}

export function accessOf(
  organisation: string,
  { learner_id, team_id, site_id, purpose }: Pick<SessionRow, 'learner_id' | 'team_id' | 'site_id' | 'purpose'>,
) {
  return { organisation, learner: learner_id, team: team_id, site: site_id, purpose };
}

function notFound(): ProblemError {
  return new ProblemError({
    code: 'not_found',
    status: 404,
    title: 'No such session',
    detail: 'There is no session of this id that you may open.',
  });
}
