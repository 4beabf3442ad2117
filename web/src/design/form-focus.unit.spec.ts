import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { flushPromises, mount } from '@vue/test-utils';
import type { VueWrapper } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defineComponent, h, nextTick } from 'vue';
import { z } from 'zod';

import { ProblemError } from '../api/problem-error.js';
import { i18n, setLanguage } from '../i18n/i18n.js';
import UiCheckList from './UiCheckList.vue';
import UiPager from './UiPager.vue';
import UiTextField from './UiTextField.vue';
import { useForm } from './use-form.js';

let mounted: VueWrapper | null = null;
beforeEach(() => setLanguage('en'));
afterEach(() => mounted?.unmount());

const Team = z.object({ name: z.string(), place: z.string().min(1), people: z.array(z.string()).min(1) });
const taken = new ProblemError({
  ...{ type: 'x', title: 'x', status: 400, detail: 'x', code: 'invalid' },
  errors: [{ field: 'name', code: 'taken', message: 'taken' }] as never,
});

const TestForm = defineComponent({
  props: { place: { type: String, required: true } },
  setup(props) {
    const form = useForm({
      schema: Team,
      initial: { name: 'Nord', place: props.place, people: [] as string[] },
      send: () => Promise.reject(taken),
      done: () => undefined,
    });
    const field = (name: 'name' | 'place') =>
      h(UiTextField, { label: name, modelValue: form.values[name], error: form.errors.value[name] });
    const people = () =>
      h(UiCheckList, {
        ...{ label: 'People', options: [{ value: 'ada', label: 'Ada' }], error: form.errors.value['people'] },
        modelValue: form.values.people,
        'onUpdate:modelValue': (chosen: string[]) => (form.values.people = chosen),
      });
    return () => h('form', { onSubmit: form.submit }, [field('name'), field('place'), people()]);
  },
});

const open = (place: string): VueWrapper => {
  const plugins = [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]];
  mounted = mount(TestForm, { props: { place }, attachTo: document.body, global: { plugins: plugins as never } });
  return mounted;
};
/** What the field in focus is called wrong for. */
const said = (): string | null | undefined => {
  const by = document.activeElement?.getAttribute('aria-describedby');
  return by ? document.getElementById(by)?.textContent : null;
};

describe('when a form cannot be sent as it is', () => {
  it('puts the focus on the first field in error, which says what is wrong', async () => {
    const form = open('');
    await form.get('form').trigger('submit');
    await nextTick();
    expect(document.activeElement).toBe(form.findAll('input')[1]?.element);
    expect(said()).toBeTruthy();
  });

  it('does so for a list of boxes too', async () => {
    const form = open('Lille');
    await form.get('form').trigger('submit');
    await nextTick();
    expect(document.activeElement).toBe(form.get('input[type=checkbox]').element);
    expect(said()).toBeTruthy();
  });

  it('does so where the server refuses a field', async () => {
    const form = open('Lille');
    await form.get('input[type=checkbox]').setValue(true);
    await form.get('form').trigger('submit');
    await flushPromises();
    expect(document.activeElement).toBe(form.findAll('input')[0]?.element);
  });
});

describe('when the last page of a list has come', () => {
  it('leaves the focus on how many are shown, as the button is gone', async () => {
    const pager = mount(UiPager, {
      ...{ props: { hasMore: true, shown: 40 }, attachTo: document.body, global: { plugins: [i18n] } },
    });
    mounted = pager;
    pager.get('button').element.focus();
    await pager.get('button').trigger('click');
    await pager.setProps({ hasMore: false, shown: 52 });
    await nextTick();
    expect(pager.find('button').exists()).toBe(false);
    expect(document.activeElement?.textContent).toContain('52');
  });
});
