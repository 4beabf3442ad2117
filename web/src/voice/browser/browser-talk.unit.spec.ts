import { describe, expect, it } from 'vitest';

import { LAST_WORDS_MS, START_AGAIN_MS, TURN_OVER_MS, createBrowserTalk } from './browser-talk.js';

/** A recogniser that does what it is told only when the test says so, and a clock that the test moves. */
const createTestTalk = () => {
  const done: string[] = [];
  let at = 0;
  let timers: { at: number; run: () => void }[] = [];
  const talk = createBrowserTalk({
    recogniser: { start: () => done.push('listen'), stop: () => done.push('deaf') },
    speaker: { speak: (text) => done.push(`speak ${text}`), stop: () => done.push('hush') },
    say: (text) => done.push(`say ${text}`),
    later: (ms, run) => {
      const timer = { at: at + ms, run };
      timers.push(timer);
      return () => (timers = timers.filter((one) => one !== timer));
    },
  });
  const pass = (ms: number): void => {
    const until = at + ms;
    for (let due = timers.filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0]; due;) {
      at = due.at;
      const { run } = due;
      timers = timers.filter((one) => one !== due);
      run();
      due = timers.filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0];
    }
    at = until;
  };
  return { talk, pass, done: () => done.splice(0) };
};

const createListening = () => {
  const test = createTestTalk();
  test.talk.turnOn();
  test.done();
  return test;
};

describe('a learner who speaks', () => {
  it('is heard from when it is turned on', () => {
    const { talk, done } = createTestTalk();
    expect(done()).toEqual([]);
    talk.turnOn();
    expect(done()).toEqual(['listen']);
  });

  it('has said a turn once nothing came for a while, in the recogniser’s last words', () => {
    const { talk, pass, done } = createListening();
    talk.heard('what would');
    pass(TURN_OVER_MS - 1);
    talk.heard('what would help you');
    pass(TURN_OVER_MS - 1);
    expect(done()).toEqual([]);
    pass(1);
    expect(done()).toEqual(['deaf']);
    talk.heard('What would help you?');
    talk.ended(null);
    expect(done()).toEqual(['say What would help you?']);
    pass(START_AGAIN_MS);
    expect(done()).toEqual(['listen']);
  });

  it('has said it once, also where the recogniser takes too long to end', () => {
    const { talk, pass, done } = createListening();
    talk.heard('hello');
    pass(TURN_OVER_MS + LAST_WORDS_MS);
    talk.heard('Hello.');
    talk.ended(null);
    pass(TURN_OVER_MS + LAST_WORDS_MS);
    expect(done().filter((what) => what.startsWith('say'))).toEqual(['say hello']);
  });

  it('goes on in the same turn where the recogniser ends by itself in mid-sentence', () => {
    const { talk, pass, done } = createListening();
    talk.heard('I am sorry');
    talk.ended(null);
    pass(START_AGAIN_MS);
    talk.heard('that you waited');
    expect(talk.hearing.value).toBe('I am sorry that you waited');
    pass(TURN_OVER_MS);
    talk.ended(null);
    expect(done()).toEqual(['listen', 'deaf', 'say I am sorry that you waited']);
  });

  it('says nothing by saying nothing', () => {
    const { talk, pass, done } = createListening();
    talk.ended('silence');
    pass(60_000);
    expect(done()).toEqual(['listen']);
  });
});

describe('while the persona speaks', () => {
  it('nothing is heard, since it would hear itself', () => {
    const { talk, pass, done } = createListening();
    talk.speak('Good morning.');
    talk.heard('good morning');
    talk.ended(null);
    pass(60_000);
    expect(done()).toEqual(['deaf', 'speak Good morning.']);
    talk.spoken();
    expect(done()).toEqual(['listen']);
    expect(talk.hearing.value).toBe('');
  });

  it('the learner takes the floor with the key, and speaks for as long as it is down', () => {
    const { talk, pass, done } = createListening();
    talk.speak('A long story');
    talk.ended(null);
    done();
    talk.press();
    expect(done()).toEqual(['hush', 'listen']);
    talk.heard('wait a moment');
    pass(60_000);
    expect(done()).toEqual([]);
    talk.release();
    talk.heard('wait a moment please');
    talk.ended(null);
    expect(done()).toEqual(['deaf', 'say wait a moment please']);
  });
});

describe('a microphone that is muted', () => {
  it('is deaf, gives what was said before, and listens while the key is down', () => {
    const { talk, pass, done } = createListening();
    talk.heard('one thing');
    talk.mute(true);
    talk.ended(null);
    pass(60_000);
    expect(done()).toEqual(['deaf', 'say one thing']);
    talk.press();
    talk.heard('and another');
    talk.release();
    talk.ended(null);
    pass(60_000);
    expect(done()).toEqual(['listen', 'deaf', 'say and another']);
    talk.mute(false);
    expect(done()).toEqual(['listen']);
  });
});

describe('a recogniser that fails', () => {
  it('leaves typing at the second time in a row', () => {
    const { talk, pass, done } = createListening();
    talk.ended('failed');
    pass(START_AGAIN_MS);
    expect([talk.typingOnly.value, done()]).toEqual([false, ['listen']]);
    talk.ended('failed');
    pass(60_000);
    expect([talk.typingOnly.value, done()]).toEqual([true, []]);
  });

  it('is not tried again where the learner has forbidden it, until they ask', () => {
    const { talk, pass, done } = createListening();
    talk.ended('denied');
    pass(60_000);
    expect([talk.fault.value, done()]).toEqual(['denied', []]);
    talk.turnOn();
    expect(done()).toEqual(['listen']);
  });
});

describe('a reply that comes while the learner has gone on speaking', () => {
  it('waits until they have finished, and costs them no word', () => {
    const { talk, pass, done } = createListening();
    talk.heard('and there is');
    talk.speak('I waited.');
    talk.heard('and there is one more thing');
    expect([done(), talk.isSpeaking.value]).toEqual([[], false]);
    pass(TURN_OVER_MS);
    talk.ended(null);
    expect(done()).toEqual(['deaf', 'say and there is one more thing', 'speak I waited.']);
  });

  it('is said to its end before the next one', () => {
    const { talk, pass, done } = createListening();
    talk.heard('one more thing');
    talk.speak('I waited.');
    pass(TURN_OVER_MS);
    talk.ended(null);
    done();
    talk.speak('Nobody came.');
    expect(done()).toEqual([]);
    talk.spoken();
    expect(done()).toEqual(['speak Nobody came.']);
    talk.spoken();
    pass(START_AGAIN_MS);
    expect(done()).toEqual(['listen']);
  });

  it('waits for the key to come up', () => {
    const { talk, done } = createListening();
    talk.press();
    talk.speak('I waited.');
    expect(done()).toEqual([]);
    talk.release();
    talk.ended(null);
    expect(done()).toEqual(['deaf', 'speak I waited.']);
  });
});

describe('a conversation that is paused, lost or over', () => {
  it('falls silent on both sides, gives what was heard until then, and nothing more', () => {
    const { talk, pass, done } = createListening();
    talk.heard('half a sentence');
    talk.turnOff();
    talk.heard('half a sentence more');
    talk.ended(null);
    pass(60_000);
    expect(done()).toEqual(['say half a sentence', 'deaf']);
  });

  it('says no more of a reply that has waited', () => {
    const { talk, pass, done } = createListening();
    talk.heard('one more thing');
    talk.speak('I waited.');
    talk.turnOff();
    talk.ended(null);
    talk.turnOn();
    pass(60_000);
    expect(done()).toEqual(['say one more thing', 'deaf', 'listen']);
  });
});
