import type { DispositionValues, EvidenceQuote, SessionPage } from '@repartee/proto';

/** What `rehearse --json` prints. */
export interface RehearsalReport {
  sessionId: string;
  ended: string;
  turns: ReportedTurn[];
  debriefing: ReportedDebriefing;
}

/** Learner turns carry the cues found and the disposition after the turn. */
export interface ReportedTurn {
  speaker: 'learner' | 'persona';
  text: string;
  cues?: { cue: string; evidence: EvidenceQuote[] }[];
  disposition?: DispositionValues;
}

type Debriefing = NonNullable<SessionPage['debriefing']>;
type Criterion = Debriefing['skills'][number]['criteria'][number];

export interface ReportedDebriefing extends Pick<
  Debriefing,
  'objectiveReached' | 'worked' | 'missing' | 'keyMoments' | 'suggestions'
> {
  skills: { id: string; score: number | null; criteria: Pick<Criterion, 'id' | 'answer' | 'evidence'>[] }[];
}

/** The session's page in the shape of the report; undefined without a debriefing. */
export function reportOf({ session, transcript, dispositions, debriefing }: SessionPage): RehearsalReport | undefined {
  if (!debriefing) return undefined;
  const after = new Map(dispositions.map((point) => [point.turn, point]));
  return {
    sessionId: session.id,
    ended: session.endReason ?? 'learner',
    turns: transcript.map((turn) => reportedTurn(turn, after.get(turn.turn))),
    debriefing: reportedDebriefing(debriefing),
  };
}

function reportedTurn(turn: SessionPage['transcript'][number], after: DispositionValues | undefined): ReportedTurn {
  const { speaker } = turn;
  const text = turn.text ?? '';
  if (speaker === 'persona') return { speaker, text };
  const cues = turn.cues.map(({ cue, evidence }) => ({
    cue,
    evidence: evidence.map(({ from, to }) => ({ turn: turn.turn, from, to, quote: text.slice(from, to) })),
  }));
  const { trust, tension, openness } = after ?? {};
  const isKnown = trust !== undefined && tension !== undefined && openness !== undefined;
  return { speaker, text, cues, ...(isKnown && { disposition: { trust, tension, openness } }) };
}

function reportedDebriefing(debriefing: Debriefing): ReportedDebriefing {
  const { objectiveReached, worked, missing, keyMoments, suggestions } = debriefing;
  const skills = debriefing.skills.map(({ id, score, criteria }) => ({
    id,
    score,
    criteria: criteria.map(({ id: criterion, answer, evidence }) => ({ id: criterion, answer, evidence })),
  }));
  return { objectiveReached, worked, missing, keyMoments, suggestions, skills };
}

/** The report as a text to read. */
export function reportText({ ended, turns, debriefing }: RehearsalReport): string {
  const lines = turns.map(({ speaker, text }) => `${speaker === 'learner' ? 'You    ' : 'Persona'}  ${text}`);
  const scores = debriefing.skills.map(
    ({ id, score }) => `  ${id.padEnd(28)}${score === null ? '–' : score.toFixed(0)}`,
  );
  return [
    ...lines,
    '',
    `Ended: ${ended}; objective ${debriefing.objectiveReached ? 'reached' : 'not reached'}`,
    '',
    ...scores,
    '',
    ...listed(
      'What worked',
      debriefing.worked.map(({ text }) => text),
    ),
    ...listed(
      'What was missing',
      debriefing.missing.map(({ text }) => text),
    ),
    ...listed(
      'Next time',
      debriefing.suggestions.map(({ advice, words }) => `${advice} “${words}”`),
    ),
  ].join('\n');
}

function listed(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [title, ...items.map((item) => `  - ${item}`)];
}
