import type { ReplyPart, ReplyPlan } from '@repartee/dialogue';
import type { Point, TakeUp } from '@repartee/proto';

import { saidIn } from './said.js';
import type { Speech } from './said.js';

const lines = { en: ['A line.'], fr: ['Une phrase.'] };
const point = (id: string, more: Partial<Point> = {}): Point => ({
  id,
  move: 'answer',
  stance: ['guarded'],
  lines,
  ...more,
});
const takeUp = (id: string, act: TakeUp['act']): TakeUp => ({ id, act, lines });

const speech: Speech = {
  persona: {
    takes_up: [takeUp('thanks', ['thanks']), takeUp('not-understood', ['unclear'])],
    does_not_know: [{ kind: ['date', 'other'], lines }],
  },
  scenario: {
    questions: [{ id: 'how-much', kind: 'price', topic: 'cost', heard: { en: ['how much'], fr: ['combien'] } }],
    points: [
      point('the-price', { answers: ['how-much'], topic: 'price' }),
      point('no-price', { refuses: ['how-much'] }),
      point('asks-why', { asks: 'why-late' }),
    ],
    calls_back: [{ id: 'back-to-doubt', to: { misstep: 'doubts' }, lines }],
  },
};

const part = (unit: string, role: ReplyPart['role'] = 'content'): ReplyPart => ({
  unit,
  role,
  slots: {},
  optional: false,
});

const planOf = (overrides: Partial<ReplyPlan>): ReplyPlan => ({
  ...{ stance: 'guarded', move: 'answer', takesUp: '', parts: [], points: [], asks: [], answers: [] },
  ...overrides,
});

const entry = {
  type: 'promise',
  value: 'call',
  said: 'call me',
  at: 2,
  promise: null,
  firm: true,
  topics: [],
  about: [],
  past: false,
  back: null,
  around: [],
  ahead: false,
  ago: false,
  part: false,
  supposed: false,
  long: false,
  elliptic: false,
  limit: false,
  claim: null,
} as const;

const said = (overrides: Partial<ReplyPlan>, spoken: readonly string[]) => {
  const plan = planOf(overrides);
  const { move, points, asks, answers, takesUp } = plan;
  const utterance = { move, points, asks, answers, takesUp, lines: spoken.map((unit) => `${unit}#0`) };
  return saidIn(speech, { ledger: [entry] }, plan, { text: 'A line.', utterance });
};

describe('what a reply says', () => {
  const parts = [part('thanks', 'takes_up'), part('the-price')];
  const answering = { parts, takesUp: 'thanks', points: ['the-price'], answers: ['how-much'] };

  it('is what it takes up and the answers it gives, with their topics', () => {
    expect(said(answering, ['thanks', 'the-price'])).toMatchObject({
      takesUp: 'something',
      answers: [{ question: 'how-much', how: 'answered', topics: ['cost', 'price'], kinds: ['price'] }],
    });
  });

  it('is nothing of what was planned and left out', () => {
    expect(said(answering, ['the-price']).takesUp).toBe('nothing');
    expect(said(answering, ['reserve:0'])).toMatchObject({ takesUp: 'nothing', answers: [], points: [] });
  });

  it('tells a refusal from not knowing, and not understanding from taking up', () => {
    const refusing = said({ parts: [part('no-price')], points: ['no-price'], answers: ['how-much'] }, ['no-price']);
    expect(refusing.answers).toMatchObject([{ how: 'refused', topics: ['cost'] }]);
    const unknown = { parts: [part('unknown:0')], points: ['unknown:0'], answers: ['other:date'] };
    expect(said(unknown, ['unknown:0']).answers).toMatchObject([{ how: 'not_known', kinds: ['date', 'other'] }]);
    const lost = { parts: [part('not-understood', 'takes_up')], takesUp: 'not-understood' };
    expect(said(lost, ['not-understood']).takesUp).toBe('unclear');
  });

  it('names the questions it puts, for the first time or again', () => {
    const plan = { parts: [part('asks-why'), part('again:how-late')], points: ['asks-why', 'again:how-late'] };
    expect(said(plan, ['asks-why', 'again:how-late']).asks).toEqual(['why-late', 'how-late']);
  });

  it('names what it goes back to, on record or by rule, and a contradiction', () => {
    const plan = {
      parts: [part('contradicts:date', 'takes_up'), part('recall:0'), part('back-to-doubt')],
      points: ['contradicts:date', 'recall:0@0', 'back-to-doubt'],
    };
    expect(said(plan, ['contradicts:date', 'recall:0', 'back-to-doubt'])).toMatchObject({
      challenges: true,
      callBacks: [
        { kind: 'entry', turn: 2, said: 'call me' },
        { kind: 'misstep', id: 'doubts' },
      ],
    });
  });
});
