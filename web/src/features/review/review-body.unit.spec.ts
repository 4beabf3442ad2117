import type { SessionPage } from '@repartee/proto';
import { mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { defineComponent, h } from 'vue';

import { i18n, setLanguage } from '../../i18n/i18n.js';
import ReviewBody from './ReviewBody.vue';

const head = { stream: 's', version: 9 };
const turns = [0, 1].map((turn) => ({ turn, mode: 'typed' }));
const page = {
  session: { id: 's', language: 'en', learner: { name: 'Ada' } },
  transcript: turns,
  ...{ debriefing: { keyMoments: [], skills: [] }, viewings: [], may: { review: true } },
} as unknown as SessionPage;

/** A transcript of two turns, which are chosen by their buttons, with what the page puts under each. */
const Transcript = defineComponent({
  name: 'SessionTranscript',
  props: ['turn'],
  emits: ['update:turn'],
  setup: (_, { slots, emit }) => {
    const row = (turn: (typeof turns)[number]) =>
      h('div', { class: `turn-${turn.turn}` }, [
        h('button', { class: 'choose', onClick: () => emit('update:turn', turn.turn) }),
        slots['turn']?.({ turn }),
      ]);
    return () => h('div', turns.map(row));
  },
});
const Skills = defineComponent({
  name: 'SkillList',
  emits: ['turn'],
  setup:
    (_, { slots }) =>
    () =>
      h('div', slots['criterion']?.({ skill: {}, criterion: {} })),
});
const Criterion = defineComponent({
  name: 'CriterionReview',
  emits: ['done'],
  setup:
    (_, { emit }) =>
    () =>
      h('button', { class: 'correct', onClick: () => emit('done', head) }),
});
const Comment = defineComponent({
  name: 'CommentForm',
  emits: ['done', 'cancel'],
  setup:
    (_, { emit }) =>
    () =>
      h('div', [h('textarea'), h('button', { class: 'send', onClick: () => emit('done', head) })]),
});

const createTestReview = async () => {
  const wrapper = mount(ReviewBody, {
    props: { page },
    global: {
      plugins: [i18n],
      stubs: {
        ...{ SessionTimeline: true, SessionRecording: true, LineageButton: true, ReviewMoments: true },
        ...{ SessionTranscript: Transcript, SkillList: Skills, CriterionReview: Criterion, CommentForm: Comment },
      },
    },
  });
  const begin = async (turn: number) => {
    await wrapper.get(`.turn-${turn} .choose`).trigger('click');
    await wrapper.get(`.turn-${turn} .open`).trigger('click');
  };
  await begin(0);
  await wrapper.get('.turn-0 textarea').setValue('Half a com');
  const words = () => wrapper.find<HTMLTextAreaElement>('.turn-0 textarea');
  return { wrapper, begin, words };
};

beforeEach(() => setLanguage('en'));

describe('a comment that is half written', () => {
  it('stays when a correction is saved', async () => {
    const { wrapper, words } = await createTestReview();
    await wrapper.get('.correct').trigger('click');
    expect(wrapper.emitted('written')).toEqual([[head]]);
    expect(words().element.value).toBe('Half a com');
  });

  it('stays when another turn is commented on, and when that is sent', async () => {
    const { wrapper, begin, words } = await createTestReview();
    await begin(1);
    await wrapper.get('.turn-1 .send').trigger('click');
    expect(wrapper.find('.turn-1 textarea').exists()).toBe(false);
    expect(words().element.value).toBe('Half a com');
  });

  it('closes when it is sent itself', async () => {
    const { wrapper, words } = await createTestReview();
    await wrapper.get('.turn-0 .send').trigger('click');
    expect(words().exists()).toBe(false);
  });
});
