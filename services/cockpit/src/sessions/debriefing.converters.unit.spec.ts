import { describe, expect, it } from '@jest/globals';
import type { DebriefingDocument } from '@repartee/proto';

import { quoting, toDebriefing } from './debriefing.converters.js';

const said = 'I am sorry. You waited twice, and nobody came.';
const quote = quoting(new Map([[1, said]]));

/** "I am sorry" and the whole turn. */
const sorry = { turn: 1, from: 0, to: 10 };
const all = { turn: 1, from: 0, to: said.length };

const asWritten = { rubric: undefined, skills: [], earlier: [], language: 'en' as const };

const createTestDocument = (over: Partial<DebriefingDocument> = {}): string =>
  JSON.stringify({
    objectiveReached: true,
    summary: 'She listened.',
    worked: [{ text: 'You named it.', evidence: [sorry] }],
    missing: [],
    keyMoments: [],
    suggestions: [],
    comparison: null,
    ...over,
  });

describe('a debriefing that is read', () => {
  it('quotes what came of the last suggestions, the view of the persona and the sheet', () => {
    const json = createTestDocument({
      followed: [{ text: 'You tried it.', followed: true, evidence: [sorry] }],
      ownView: [{ text: 'At “{said}” I breathed out.', evidence: sorry }],
      sheet: {
        openWith: { why: 'This names the wait.', words: null, evidence: all },
        moved: [{ text: 'An apology', why: 'It was owed.', evidence: sorry }],
        avoid: [{ text: 'A rule', why: 'It is no answer.', evidence: null }],
        learned: ['The oven stood still.'],
        promised: ['“You’ll call her on Monday”'],
      },
    });
    const debriefing = toDebriefing(json, asWritten, quote);
    expect(debriefing.followed[0]?.evidence).toEqual([{ ...sorry, quote: 'I am sorry' }]);
    expect(debriefing.ownView[0]?.evidence.quote).toBe('I am sorry');
    expect(debriefing.sheet).toEqual({
      openWith: { why: 'This names the wait.', words: null, evidence: { ...all, quote: said } },
      moved: [{ text: 'An apology', why: 'It was owed.', evidence: { ...sorry, quote: 'I am sorry' } }],
      avoid: [{ text: 'A rule', why: 'It is no answer.', evidence: null }],
      learned: ['The oven stood still.'],
      promised: ['“You’ll call her on Monday”'],
    });
  });

  it('leaves the new parts empty where it was written before there were any', () => {
    const debriefing = toDebriefing(createTestDocument(), asWritten, quote);
    expect(debriefing).toMatchObject({ followed: [], ownView: [], sheet: null });
  });

  it('has empty quotes where the words are gone', () => {
    const debriefing = toDebriefing(createTestDocument(), asWritten, quoting(new Map([[1, null]])));
    expect(debriefing.worked[0]?.evidence).toEqual([{ ...sorry, quote: '' }]);
  });
});
