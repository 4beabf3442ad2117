import { metricsToLog } from './metrics.converters.js';

const speech = {
  ...{ learnerTurns: 5, counterpartTurns: 6, learnerWords: 120, questions: 3, openQuestions: 2 },
  ...{ reflections: 2, complexReflections: 1, adviceTurns: 1, uptakeMean: 0.31256 },
};
const effect = { leversReached: 2, leversAvailable: 8, missteps: 1, turnsToRecover: 1.5, dispositionArea: -12.4 };

describe('metrics on record', () => {
  it('are whole numbers: shares in ten-thousandths, rates in hundredths', () => {
    const sound = {
      ...{ talkShare: 0.4321, longestMonologueMs: 9000, longestCounterpartStoryMs: 8000, interactivity: 7.256 },
      ...{ interruptions: 0, interrupted: 1, pace: 142.6, fillers: 3.333 },
    };
    expect(metricsToLog({ speech, effect, sound })).toMatchObject({
      ...{ learnerTurns: 5, personaTurns: 6, uptakeMean: 3126, turnsToRecover: 2, dispositionArea: -12 },
      ...{ talkShare: 4321, interactivity: 726, interruptions: 0, pace: 143, fillers: 333 },
    });
  });

  it('leave out what was not measured', () => {
    const fields = metricsToLog({ speech, effect });
    expect(fields).not.toHaveProperty('talkShare');
    expect(fields).not.toHaveProperty('firstLeverTurn');
  });
});
