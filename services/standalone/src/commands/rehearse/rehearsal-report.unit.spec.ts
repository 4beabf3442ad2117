import { describe, expect, it } from '@jest/globals';
import type { SessionPage } from '@repartee/proto';

import { reportOf } from './rehearsal-report.js';

const turn = (number: number, speaker: 'learner' | 'persona', text: string) => ({
  ...{ turn: number, speaker, text, mode: 'typed', startedMs: 0, endedMs: 0, cues: [] },
  ...{ question: 'none', reflection: 'none', uptake: null, interrupted: null, silence: null },
});

const page = {
  session: { id: 's1', endReason: 'learner' },
  transcript: [
    turn(0, 'persona', 'Hello.'),
    {
      ...turn(1, 'learner', 'What happened?'),
      cues: [{ cue: 'open_question', label: null, evidence: [{ from: 0, to: 4 }] }],
    },
  ],
  dispositions: [
    { turn: -1, atMs: 0, trust: 30, tension: 50, openness: 20, stance: 'closed' },
    { turn: 1, atMs: 0, trust: 35, tension: 45, openness: 30, stance: 'guarded' },
  ],
  debriefing: {
    ...{ objectiveReached: false, summary: '', worked: [], missing: [], keyMoments: [], suggestions: [] },
    ...{ comparison: null, score: 50 },
    skills: [
      {
        ...{ id: 'exploring', name: 'Exploring', about: '', score: 50 },
        criteria: [
          {
            ...{ id: 'asks-why', text: '', answer: 'met', anchor: '', correctedFrom: null },
            evidence: [{ turn: 1, from: 0, to: 4, quote: 'What' }],
          },
        ],
      },
    ],
  },
} as unknown as SessionPage;

describe('when a session has its debriefing', () => {
  it('gives each learner turn its cues and the disposition after it, and the persona neither', () => {
    expect(reportOf(page)?.turns).toEqual([
      { speaker: 'persona', text: 'Hello.' },
      {
        speaker: 'learner',
        text: 'What happened?',
        cues: [{ cue: 'open_question', evidence: [{ turn: 1, from: 0, to: 4, quote: 'What' }] }],
        disposition: { trust: 35, tension: 45, openness: 30 },
      },
    ]);
  });

  it('gives criteria by id, answer and evidence', () => {
    expect(reportOf(page)?.debriefing.skills).toEqual([
      {
        id: 'exploring',
        score: 50,
        criteria: [{ id: 'asks-why', answer: 'met', evidence: [{ turn: 1, from: 0, to: 4, quote: 'What' }] }],
      },
    ]);
  });
});

describe('when a session has none yet', () => {
  it('reports nothing', () => {
    expect(reportOf({ ...page, debriefing: null })).toBeUndefined();
  });
});
