import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';

import { ProblemError } from './problem-error.js';
import { problemOf } from './problem-filter.js';
import { validated } from './validation.js';

const Turn = z.strictObject({
  text: z.string().trim().min(1, 'say something'),
  at: z.object({ ms: z.number('a number') }),
});

describe('input at an edge', () => {
  it('comes through as the schema makes it', () => {
    expect(validated(Turn, { text: ' hello ', at: { ms: 5 } })).toEqual({ text: 'hello', at: { ms: 5 } });
  });

  it('is refused with each field that is wrong', () => {
    const refused = () => validated(Turn, { text: '', at: { ms: 'soon' } });

    expect(refused).toThrow(ProblemError);
    expect(problemFrom(refused)).toEqual({
      type: 'urn:repartee:problem:invalid_input',
      code: 'invalid_input',
      status: 400,
      title: 'Not valid',
      detail: 'Some fields are not as they should be.',
      errors: [
        { field: 'text', message: 'say something' },
        { field: 'at.ms', message: 'a number' },
      ],
    });
  });
});

describe('an error that is not meant for people', () => {
  it('becomes a problem that tells nothing of it', () => {
    const problem = problemOf(new Error('password of ada@example.org'));

    expect(problem).toMatchObject({ code: 'internal_error', status: 500 });
    expect(JSON.stringify(problem)).not.toContain('ada');
  });
});

function problemFrom(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return problemOf(error);
  }
}
