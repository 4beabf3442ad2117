import type { LookingBack } from '@repartee/proto';

import type { KeyMoment } from '../moments/key-moments.js';
import { viewSession } from '../session-view.js';
import { testPlay } from '../session.fixtures.js';
import { transcript } from '../told-session.fixture.js';
import { ownView } from './own-view.js';

const said = (about: LookingBack['about'], words: string): LookingBack => ({
  about,
  lines: { en: [words], fr: [words] },
});

/** Moments of one lever each, the weightiest first, and what the persona says of them and of the end. */
const viewOf = (lines: readonly string[], end: string) => {
  const looking_back = lines.map((words, index) => said({ lever: `lever-${index}` }, words));
  const moments = lines.map((_, index): KeyMoment => ({
    ...{ number: index + 1, kind: 'lever', subjectId: `lever-${index}`, weight: 90 - index, facts: [] },
    ...{ evidence: { turn: 3, from: 0, to: 17 }, shift: { trust: 1, tension: 0, openness: 0 }, tooEarly: false },
  }));
  const play = {
    ...testPlay,
    scenario: { ...testPlay.scenario, looking_back: [...looking_back, said({ end: 'open' }, end)] },
  };
  return ownView({ play, view: viewSession(transcript), moments, attempt: 1 }).map(({ text }) => text);
};

describe('a session with more moments than the persona looks back on', () => {
  it('is told in five sentences, of what weighed most and the end', () => {
    expect(viewOf(['A.', 'B.', 'C.', 'D.', 'E.', 'F.'], 'Over.')).toEqual(['A.', 'B.', 'C.', 'D.', 'Over.']);
  });

  it('is told in five also where an entry holds two of them', () => {
    const two = ['A1. A2.', 'B1. B2.', 'C1. C2.', 'D.', 'E.', 'F.'];
    expect(viewOf(two, 'It was over. I left.')).toEqual(['A1. A2.', 'D.', 'It was over. I left.']);
  });
});
