import type { Problem } from '@repartee/proto';
import { mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';

import { ProblemError, localProblem } from '../api/problem-error.js';
import { i18n, setLanguage } from '../i18n/i18n.js';
import UiProblem from './UiProblem.vue';

const shown = (error: unknown): string => mount(UiProblem, { props: { error }, global: { plugins: [i18n] } }).text();
const problem = (over: Partial<Problem>): ProblemError =>
  new ProblemError({ type: 'x', title: 'x', status: 409, detail: 'The name is taken.', code: 'name_taken', ...over });

beforeEach(() => setLanguage('en'));

describe('a problem on the page', () => {
  it('says what happened, what is safe and what to do, by its code', () => {
    const text = shown(localProblem('offline', 'Failed to fetch'));
    expect(text).toContain('The server can’t be reached.');
    expect(text).toContain('Nothing that was saved is lost.');
    expect(text).toContain('then try again.');
  });

  it('takes the words of its kind where the code has none', () => {
    expect(shown(problem({}))).toContain('That was not accepted: The name is taken.');
    expect(shown(problem({ status: 500, code: 'internal' }))).toContain('Something went wrong on our side.');
  });

  it('names the fields that are wrong', () => {
    expect(shown(problem({ errors: [{ field: 'name', message: 'too short' }] }))).toContain('too short');
  });

  it('says a fault that the server names in words of its own, beside the field', async () => {
    const wrong = problem({
      status: 400,
      code: 'invalid_input',
      errors: [{ field: 'at.ms', message: 'Give a number.', fault: 'missing' }],
    });
    expect(shown(wrong)).toContain('at.ms: This is needed.');
    await setLanguage('fr');
    expect(shown(wrong)).toContain('at.ms: À renseigner.');
  });

  it('speaks French', async () => {
    await setLanguage('fr');
    expect(shown(problem({ status: 404, code: 'x' }))).toContain('ne vous est pas ouverte');
  });
});
