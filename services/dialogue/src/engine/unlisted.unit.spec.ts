import { TestDialogue, createTestPlay, testLines, testPoints } from './play.fixture.js';

const open = { trust: 60, tension: 20, openness: 40 };
const play = (starts = open, points = testPoints) => createTestPlay({ persona: { starts }, scenario: { points } });

const pointsTo = (dialogue: TestDialogue, ask: string, act: 'open_question' | 'closed_question' = 'open_question') =>
  dialogue.say({ act, asks: [ask] }).plan?.points ?? [];

describe('a question that the scenario does not list', () => {
  it('is answered with what answers its kind on its topic', () => {
    expect(pointsTo(new TestDialogue(play()), 'other:reason:delay')[0]).toBe('reason-open');
  });

  it('is answered on the topic on the table where it names none', () => {
    const more: (typeof testPoints)[number] = {
      id: 'money-more',
      move: 'answer',
      stance: ['engaged'],
      topic: 'money',
      lines: testLines('moneymore'),
    };
    const points = [...testPoints, more];
    const talk = new TestDialogue(play(open, points));
    talk.say({ act: 'closed_question', asks: ['price'], topics: ['money'] });
    expect(pointsTo(talk, 'other:more')[0]).toBe('money-more');
  });

  it('brings out a fact that has come into reach where it asks openly about its matter, and no yes or no', () => {
    const reached = () => {
      const talk = new TestDialogue(play());
      talk.say({ act: 'open_question', asks: ['reason'], topics: ['delay'] });
      return talk;
    };
    expect(pointsTo(reached(), 'other:event:delay')[0]).toBe('secret-whole');
    expect(pointsTo(reached(), 'other:yes_no:delay', 'closed_question')[0]).toBe('unknown:10');
  });

  it('is no opinion of another thing', () => {
    const view: (typeof testPoints)[number] = {
      ...{ id: 'view', move: 'answer', stance: ['engaged'], topic: 'place', answers: ['colour'] },
      lines: testLines('view'),
    };
    const points = [...testPoints.filter(({ topic }) => topic !== 'money'), view];
    expect(pointsTo(new TestDialogue(play(open, points)), 'other:opinion:money')).not.toContain('view');
  });

  it('gets the reason, or else what else there is to tell, where it asks why', () => {
    expect(pointsTo(new TestDialogue(play()), 'other:why:delay')[0]).toBe('reason-open');
    expect(pointsTo(new TestDialogue(play()), 'other:why:person')[0]).toBe('unknown:0');
  });

  it('is declined by its refusal where the persona is short', () => {
    const closed = new TestDialogue(play({ trust: 20, tension: 60, openness: 20 }));
    expect(pointsTo(closed, 'other:price:money', 'closed_question')[0]).toBe('price-short');
  });

  it.each([
    ['other:date', 'unknown:1'],
    ['other:person', 'unknown:7'],
    ['other:yes_no', 'unknown:10'],
  ])('is not known in the way of its kind: %s', (ask, unit) => {
    expect(pointsTo(new TestDialogue(play()), ask, 'closed_question')[0]).toBe(unit);
  });

  it('is passed over where it only asks for more and there is nothing', () => {
    const points = testPoints.filter(({ topic }) => topic === undefined);
    expect(pointsTo(new TestDialogue(play(open, points)), 'other:more')).not.toContain('unknown:11');
  });
});
