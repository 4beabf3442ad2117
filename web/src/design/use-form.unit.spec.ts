import type { Problem } from '@repartee/proto';
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { flushPromises, mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

import { ProblemError } from '../api/problem-error.js';
import { i18n, setLanguage } from '../i18n/i18n.js';
import { useForm } from './use-form.js';

const Invitation = z.object({
  name: z.string().trim().min(3).max(8),
  email: z.email(),
  roles: z.array(z.object({ role: z.string().min(1) })).min(1),
});
type Body = z.output<typeof Invitation>;

const problem = (errors?: NonNullable<Problem['errors']>): ProblemError =>
  new ProblemError({
    type: 'x',
    title: 'x',
    status: 409,
    detail: 'Taken.',
    code: 'email_taken',
    ...(errors && { errors }),
  });

/** A form within a component, as the query client wants it; `filled` can be sent as it is. */
const createTestForm = (send: (body: Body) => Promise<string> = () => Promise.resolve('done')) => {
  const initial = { name: '', email: '', roles: [] as { role: string }[] };
  const parts = { schema: Invitation, initial, send: vi.fn(send), done: vi.fn<(result: string) => void>() };
  const open = () => useForm(parts);
  const opened: ReturnType<typeof open>[] = [];
  const client = new QueryClient({ defaultOptions: { mutations: { retry: false } } });
  mount(
    {
      setup: () => {
        opened.push(open());
        return () => null;
      },
    },
    { global: { plugins: [i18n, [VueQueryPlugin, { queryClient: client }]] } },
  );
  const [form] = opened;
  if (!form) throw new Error('The form was not set up.');
  const filled = (): void => {
    Object.assign(form.values, { name: 'Ada', email: 'ada@example.test', roles: [{ role: 'learner' }] });
  };
  return { ...form, ...parts, filled };
};

beforeEach(() => setLanguage('en'));

describe('when nothing was sent yet', () => {
  it('calls nothing wrong', async () => {
    const { values, errors } = createTestForm();
    values.name = 'A';
    await flushPromises();
    expect(errors.value).toEqual({});
  });

  it('leaves the values it began with as they were', () => {
    const { values, initial } = createTestForm();
    values.roles.push({ role: 'learner' });
    expect(initial.roles).toEqual([]);
  });
});

describe('when what is filled in breaks the schema', () => {
  it('sends nothing and says of each field what is wrong', () => {
    const { submit, send, errors } = createTestForm();
    submit();
    expect(send).not.toHaveBeenCalled();
    expect(errors.value).toEqual({
      name: 'This is needed.',
      email: 'This is needed.',
      roles: 'Choose at least one.',
    });
  });

  it('tells too short, too long and a wrong form apart', () => {
    const { values, submit, errors } = createTestForm();
    Object.assign(values, { name: 'Al', email: 'ada', roles: [{ role: 'learner' }] });
    submit();
    expect(errors.value).toEqual({
      name: 'This is too short.',
      email: 'This does not look right. Check what you typed.',
    });
    values.name = 'Alexandrine';
    submit();
    expect(errors.value).toMatchObject({ name: 'This is too long.' });
  });

  it('names a field within a list by its dotted path', () => {
    const { values, filled, submit, errors } = createTestForm();
    filled();
    values.roles = [{ role: 'learner' }, { role: '' }];
    submit();
    expect(errors.value).toEqual({ 'roles.1.role': 'This is needed.' });
  });

  it('takes a fault back as soon as it is mended, the others stay', async () => {
    const { values, submit, errors } = createTestForm();
    submit();
    values.name = 'Ada';
    await flushPromises();
    expect(Object.keys(errors.value)).toEqual(['email', 'roles']);
  });
});

describe('when it can be sent', () => {
  it('sends what the schema makes of it and hands on the answer', async () => {
    const { values, filled, submit, send, done, busy } = createTestForm();
    filled();
    values.name = '  Ada ';
    submit();
    await flushPromises();
    expect(send.mock.calls[0]?.[0]).toEqual({
      name: 'Ada',
      email: 'ada@example.test',
      roles: [{ role: 'learner' }],
    });
    expect(done.mock.calls[0]?.[0]).toBe('done');
    expect(busy.value).toBe(false);
  });

  it('is busy until the answer is there', async () => {
    let answer: (result: string) => void = () => undefined;
    const { filled, submit, busy } = createTestForm(() => new Promise((resolve) => (answer = resolve)));
    filled();
    submit();
    await flushPromises();
    expect(busy.value).toBe(true);
    answer('done');
    await flushPromises();
    expect(busy.value).toBe(false);
  });
});

describe('when the server refuses', () => {
  it('puts what it says of a field beside that field', async () => {
    const refusal = problem([{ field: 'email', message: 'Somebody has this address.' }]);
    const form = createTestForm(() => Promise.reject(refusal));
    form.filled();
    form.submit();
    await flushPromises();
    expect(form.errors.value).toEqual({ email: 'Somebody has this address.' });
    expect(form.problem.value).toBeNull();
    expect(form.done).not.toHaveBeenCalled();
  });

  it('says a fault that it names in the reader’s language', async () => {
    await setLanguage('fr');
    const refusal = problem([{ field: 'name', message: 'Write at most 8 characters.', fault: 'too_long' }]);
    const form = createTestForm(() => Promise.reject(refusal));
    form.filled();
    form.submit();
    await flushPromises();
    expect(form.errors.value).toEqual({ name: 'C’est trop long.' });
  });

  it('shows any other refusal as a problem of the whole form', async () => {
    const refusal = problem();
    const form = createTestForm(() => Promise.reject(refusal));
    form.filled();
    form.submit();
    await flushPromises();
    expect(form.errors.value).toEqual({});
    expect(form.problem.value).toBe(refusal);
  });

  it('forgets the refusal once something is changed', async () => {
    const form = createTestForm(() => Promise.reject(problem()));
    form.filled();
    form.submit();
    await flushPromises();
    form.values.email = 'ada@example.org';
    await flushPromises();
    expect(form.problem.value).toBeNull();
  });
});
