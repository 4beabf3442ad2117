import { describe, expect, it } from '@jest/globals';
import { AddPerson, LaunchProgramme, CompareQuery, SayTurn, StartSession } from '@repartee/proto';
import { z } from 'zod';

import { ProblemError } from './problem-error.js';
import { problemOf } from './problem-filter.js';
import { validated } from './validation.js';

const Turn = z.strictObject({
  text: z.string().trim().min(1, 'say something').max(8),
  at: z.object({ ms: z.number().min(0) }),
});

describe('input at an edge', () => {
  it('comes through as the schema makes it', () => {
    expect(validated(Turn, { text: ' hello ', at: { ms: 5 } })).toEqual({ text: 'hello', at: { ms: 5 } });
  });

  it('is refused with what to do about each field that is wrong', () => {
    const refused = () => validated(Turn, { text: ' ', at: { ms: 'soon' } });

    expect(refused).toThrow(ProblemError);
    expect(problemFrom(refused)).toEqual({
      type: 'urn:repartee:problem:invalid_input',
      code: 'invalid_input',
      status: 400,
      title: 'Not valid',
      detail: 'text: Say something. at.ms: Give a number.',
      errors: [
        { field: 'text', message: 'Say something.', fault: 'missing' },
        { field: 'at.ms', message: 'Give a number.', fault: 'invalid' },
      ],
    });
  });

  it.each([
    ['nothing at all', undefined, '', 'Fill this in.', 'missing'],
    ['a list in place of an object', [1], '', 'Give an object of named fields.', 'invalid'],
    ['a field that is not there', { at: { ms: 1 } }, 'text', 'Fill this in.', 'missing'],
    ['too many words', { text: 'far too long', at: { ms: 1 } }, 'text', 'Write at most 8 characters.', 'too_long'],
    ['a number too low', { text: 'so', at: { ms: -1 } }, 'at.ms', 'Give a number of at least 0.', 'out_of_range'],
    [
      'a field too many',
      { text: 'so', at: { ms: 1 }, by: 'Ada' },
      'by',
      'Leave this out; it has no meaning here.',
      'unknown_field',
    ],
  ])('says what to do about %s', (_, input, field, message, fault) => {
    expect(problemFrom(() => validated(Turn, input))).toMatchObject({ errors: [{ field, message, fault }] });
  });

  it('tells three fields in its sentence and counts the others', () => {
    const Four = z.object({ a: z.string(), b: z.string(), c: z.string(), d: z.string() });
    expect(problemFrom(() => validated(Four, {}))).toMatchObject({
      detail: 'a: Fill this in. b: Fill this in. c: Fill this in. 1 more field needs putting right.',
    });
  });
});

describe('the requests of the product', () => {
  const wrong = { name: '', email: 'ada', roles: [], language: 'it', teamId: 5, dueOn: 'soon', extra: true };

  it.each([
    ['a new person', AddPerson, wrong],
    ['a programme', LaunchProgramme, { ...wrong, scenarioIds: [], startsOn: 3 }],
    ['a comparison', CompareQuery, { cohort: ['lille'], from: 'May' }],
    ['a start', StartSession, { scenarioId: '', mode: 'sung', purpose: null, clientSessionId: 'x' }],
    ['a turn', SayTurn, { text: 'x'.repeat(2_001), clientTurnId: [] }],
  ])('of %s are refused in plain words, never in those of the library', (_, schema, input) => {
    const { detail, errors = [] } = problemFrom(() => validated(schema, input));
    const told = [detail, ...errors.map(({ message }) => message)];

    expect(errors.length).toBeGreaterThan(1);
    for (const text of told) {
      expect(text).not.toMatch(/invalid|expected|received|too (small|big)|unrecognized|pattern/i);
      expect(text).toMatch(/[.]$/);
    }
  });
});

describe('an error that is not meant for people', () => {
  it('becomes a problem that tells nothing of it', () => {
    const problem = problemOf(new Error('password of ada@example.org'));

    expect(problem).toMatchObject({ code: 'internal_error', status: 500 });
    expect(JSON.stringify(problem)).not.toContain('ada');
  });
});

function problemFrom(work: () => unknown) {
  try {
    work();
  } catch (error) {
    return problemOf(error);
  }
  throw new Error('Nothing was refused.');
}
