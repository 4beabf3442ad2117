import { createTestSession } from '../stage/session.fixture.js';
import { valueOf } from '../tally.js';
import { asksBack } from './asks-back.js';
import { dodgedComesBack } from './dodged.js';

const put = { said: { asks: ['why-late'] } } as const;
const dodge = { dodged: ['why-late'] } as const;

describe('asking back', () => {
  it('is a question by its mark or by its plan, the last words left out', () => {
    const session = createTestSession({
      exchanges: [
        { said: { text: 'And you?' } },
        { said: { text: 'Tell me why.', asks: ['why-late'] } },
        { said: { text: 'No.' } },
        { said: { text: 'I see.' } },
        { said: { text: 'Shall we?' }, isLast: true },
      ],
    });
    expect(valueOf(asksBack([session]).tally)).toBe(0.5);
  });
});

describe('a question of the persona that is dodged', () => {
  const comesBack = (exchanges: NonNullable<Parameters<typeof createTestSession>[0]>['exchanges'] = []) =>
    valueOf(dodgedComesBack([createTestSession({ exchanges })]).tally);

  it('comes back at once or in the reply after', () => {
    expect(comesBack([put, { ...dodge, ...put }, {}])).toBe(1);
    expect(comesBack([put, dodge, { ...dodge, ...put }, {}])).toBe(1);
  });

  it('is missed where it does not', () => {
    expect(comesBack([put, dodge, dodge, {}])).toBe(0);
    expect(comesBack([put, dodge, { said: { asks: ['how-much'] } }, {}])).toBe(0);
  });

  it('need not come back where the next turn answers it, or the talk is over', () => {
    expect(comesBack([put, dodge, { answered: ['why-late'] }, {}])).toBeNull();
    expect(comesBack([put, dodge])).toBeNull();
  });

  it('is let go after it was put three times, and not put a fourth time', () => {
    expect(comesBack([put, { ...dodge, ...put }, { ...dodge, ...put }, dodge, {}])).toBe(1);
    expect(comesBack([put, { ...dodge, ...put }, { ...dodge, ...put }, { ...dodge, ...put }, {}])).toBeCloseTo(2 / 3);
  });
});
