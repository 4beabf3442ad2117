import { describe, expect, it } from '@jest/globals';
import { eventTypes } from '@repartee/proto';
import { TestLog, appendCase, appendSession, createTestHistory, forgetCase } from '../history.fixtures.js';
import type { Projection } from '../projection.js';
import { projections } from './index.js';
import { caseSessions } from './case-sessions.projection.js';
import { cases } from './cases.projection.js';
import { criterionAnswers } from './criterion-answers.projection.js';
import { forgottenCases } from './forgotten-cases.projection.js';
import { keptSessions } from './kept-sessions.projection.js';
import { keyMoments } from './key-moments.projection.js';
import { memberships } from './memberships.projection.js';
import { policies } from './policies.projection.js';
import { scorecards } from './scorecards.projection.js';
import { sessionEnds } from './session-ends.projection.js';
import { sessions } from './sessions.projection.js';
import { shifts } from './shifts.projection.js';
import { skillScores } from './skill-scores.projection.js';
import { turns } from './turns.projection.js';
import { viewings } from './viewings.projection.js';

const { events } = createTestHistory();

describe('the history of one assessed session', () => {
  it('gives the same rows when it is told twice', () => {
    for (const { rows } of projections) expect(events.flatMap(rows)).toEqual(events.flatMap(rows));
  });

  it('gives every row of a table the same columns, as rows travel together', () => {
    for (const { table, rows } of projections) {
      const shapes = events.flatMap(rows).map((row) => Object.keys(row).sort().join());
      expect([table, new Set(shapes).size]).toEqual([table, Math.min(1, shapes.length)]);
    }
  });

  it('answers no table with an event that says nothing about it', () => {
    const [registered] = events;
    const answering = projections.filter(({ rows }) => rows(registered!).length > 0).map(({ table }) => table);
    expect(answering).toEqual(['organisations', 'policies']);
  });

  it('knows how to erase every table that has a person in it', () => {
    const kept = projections.filter(({ erasedBy }) => erasedBy === 'none').map(({ table }) => table);
    expect(kept).toEqual([
      'erased_people',
      'organisations',
      'policies',
      'sites',
      'teams',
      'programmes',
      'assignments',
      'contents',
      'retirements',
      'calibrations',
    ]);
  });

  it('places the session by where it was held and under which versions', () => {
    expect(events.flatMap(sessions.rows)).toMatchObject([
      {
        session_id: 's1',
        learner_id: 'ada',
        team_id: 'north',
        scenario_id: 'price-increase',
        scenario_version: 2,
        rubric_version: 3,
        purpose: 'assessed',
        mode: 'typed',
        language: 'fr',
        trust: 35,
        stance: 'guarded',
        fork_session_id: '',
      },
    ]);
    expect(events.flatMap(sessionEnds.rows)).toMatchObject([{ session_id: 's1', reason: 'learner', turns: 2 }]);
    expect(events.flatMap(keptSessions.rows)).toMatchObject([{ session_id: 's1', root_session_id: 's0' }]);
  });

  it('keeps cues with the spans that show them, by turn', () => {
    expect(events.flatMap(turns.rows)).toMatchObject([
      { turn: 0, speaker: 'persona', cues: [], uptake: null, question: 'none' },
      { turn: 1, speaker: 'learner', cues: ['dismissal'], cue_spans: [[[4, 12]]], uptake: 40, question: 'closed' },
    ]);
    expect(events.flatMap(shifts.rows)).toMatchObject([
      { turn: 1, trust_before: 35, trust: 20, cause_kinds: ['misstep'], cause_ids: ['belittle'], cause_trust: [-15] },
    ]);
  });

  it('writes scores in whole hundredths, the corrected one with a higher version', () => {
    expect(events.flatMap(skillScores.rows).map(({ score, version }) => [score, version])).toEqual([
      [6250, 1],
      [3125, 6],
    ]);
    expect(events.flatMap(criterionAnswers.rows).slice(0, 2)).toMatchObject([
      { criterion_id: 'asks-why', position: 0, answer: 'met', evidence: [[1, 0, 3]] },
      { criterion_id: 'lets-talk', position: 1, answer: 'no_occasion', evidence: [] },
    ]);
  });

  it('keeps what was marked, written and opened', () => {
    expect(events.flatMap(keyMoments.rows)).toMatchObject([{ number: 1, kind: 'misstep', weight: 70, trust: -15 }]);
    expect(events.flatMap(scorecards.rows)).toMatchObject([
      { failure: '', score: 6250, missteps: 1, disposition_area: -13, talk_share: null },
    ]);
    expect(events.flatMap(viewings.rows)).toMatchObject([{ viewed_by: 'tess', viewed_as: 'trainer' }]);
  });

  it('lets a membership begin with the event that says so', () => {
    expect(events.flatMap(memberships.rows).map(({ person_id, team_id }) => [person_id, team_id])).toEqual([
      ['ada', 'north'],
      ['ben', 'north'],
    ]);
    expect(events.flatMap(policies.rows)).toMatchObject([{ managers_open_assessed: true }]);
  });
});

describe("the history of a learner's own case", () => {
  const log = new TestLog();
  appendCase(log);
  appendSession(log, 's9', 'ada', 'k1');
  forgetCase(log);

  it('keeps what was told sealed, and beside each session of it what it was opened with', () => {
    expect(log.events.flatMap(cases.rows)).toMatchObject([
      {
        ...{ case_id: 'k1', learner_id: 'ada', template_id: 'case-price-increase', template_version: 4 },
        ...{ language: 'fr', key_id: 'key-ada', nonce: 'AQID', ciphertext: '/wA=', version: 1 },
      },
    ]);
    expect(log.events.flatMap(sessions.rows)).toMatchObject([{ session_id: 's9', case_id: 'k1', attempt: 0 }]);
    expect(log.events.flatMap(caseSessions.rows)).toMatchObject([{ session_id: 's9', case_id: 'k1', nonce: 'AQID' }]);
    expect(events.flatMap(caseSessions.rows)).toEqual([]);
  });

  it('keeps of a forgotten one that it was forgotten', () => {
    expect(log.events.flatMap(forgottenCases.rows)).toEqual([
      { organisation: 'acme', case_id: 'k1', learner_id: 'ada', version: 2 },
    ]);
  });
});

describe('the catalogue of events', () => {
  /** What no table answers a question with: what speech may use (the sessions count it), how long recordings are kept (each
   * session says it of its own), when passes were voided, and how a session's clock stood still. */
  const unused = [
    'repartee.directory.v1.SpeechCeilingSet',
    'repartee.directory.v1.RecordingTermAdopted',
    'repartee.directory.v1.AccessRevoked',
    'repartee.sessions.v1.ConnectionLost',
    'repartee.sessions.v1.ConnectionResumed',
    'repartee.sessions.v1.SessionPaused',
    'repartee.sessions.v1.SessionContinued',
  ];

  it('is projected but for what answers no question', () => {
    const read = new Set<string>(projections.flatMap(({ from }) => from));
    expect(eventTypes().filter((type) => !read.has(type))).toEqual(unused);
  });

  it('is read by each table as the table says', () => {
    const named = ({ rows }: Projection) => eventTypes().filter((type) => rows.toString().includes(type));
    for (const projection of projections)
      expect({ [projection.table]: named(projection) }).toEqual({ [projection.table]: inOrder(projection.from) });
  });
});

function inOrder(types: readonly string[]): string[] {
  return eventTypes().filter((type) => types.includes(type));
}
