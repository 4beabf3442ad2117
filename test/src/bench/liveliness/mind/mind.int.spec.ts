import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SystemClock } from '@repartee/kernel';
import { openSpeech, speechConfig } from '@repartee/sessions';

import { MIND_VERSION, StandIn } from '../../../speech/stand-in.js';
import { toldIn } from '../../voice/script.js';
import { benchLiveliness } from '../liveliness.bench.js';
import { optionsOf } from '../options.js';
import { textsOf } from '../stage/session.js';
import type { Session } from '../stage/session.js';
import { playSession } from '../stage/sessions.js';
import { playWorded } from '../stage/worded-session.js';
import { stagesOf } from '../stages.js';
import { AskedMind } from './asked-mind.js';
import { rehearsed } from './worded-stage.js';

// Some hundred calls over real HTTP, on a busy machine.
jest.setTimeout(240_000);

const asked = ['--mind', '--scenario', 'unhappy-customer', '--language', 'en'] as const;
const [stage] = stagesOf(optionsOf(asked)!).stages;
const { readings, authored, replies } = rehearsed(stage!, 1);
/** The average learner's first three turns. */
const part = { learner: 'average', lines: stage!.corpus.learners.average.slice(0, 3), seed: 1, attempt: 1 };

let standIn: StandIn;
beforeAll(async () => {
  standIn = await StandIn.start();
});
beforeEach(() => {
  standIn.faults = [];
  standIn.broken = [];
  standIn.received.length = 0;
  standIn.script = { ...standIn.script, latencyMs: 0, wordsOf: obeying };
});
afterAll(() => standIn.stop());

const LEAD = 'As I see it.';
const obeying = (request: string): readonly string[] => [`${LEAD} `, toldIn(request) ?? ''];
const leaving = (): readonly string[] => ['As an AI language model I can’t wait for engineers. ', 'Nobody can.'];

const environment = () => ({ MIND_URL: `${standIn.origin}/v1`, MIND_MODEL: 'a-model' });

interface Line {
  measure: string;
  value: number | null;
  ok?: boolean;
  by: readonly object[];
}

async function benched(args: readonly string[], variables: Record<string, string> = environment()) {
  const printed: string[] = [];
  let told = '';
  const io = { print: (text: string) => void printed.push(text), printError: (text: string) => void (told += text) };
  const status = await benchLiveliness(args, io, variables);
  const lines = printed.map((line) => JSON.parse(line) as Line);
  const values = Object.fromEntries(lines.map(({ measure, value }) => [measure, value]));
  return { status, lines, values, told };
}

/** A short session with the mind behind the stand-in, and what came of its replies. */
async function played() {
  const { parts } = await openSpeech(speechConfig(environment()), new SystemClock());
  const mind = new AskedMind(parts.worder!);
  const session = await playWorded(readings, part, mind.wordsIn('average'));
  return { session, outcomes: mind.replies.map(({ outcome }) => outcome), mind };
}

/** What a mind words: everything but the closing that follows the learner's leave. */
const wordedTexts = ({ opening, exchanges }: Session): string[] =>
  [opening ?? '', ...exchanges.map(({ said }) => said.text)].filter((text) => text !== '');

const short = playSession(readings, part).session;

describe('a mind that does as it is told', () => {
  it('is heard in every reply, and reads its own words in the talk', async () => {
    const { session, outcomes } = await played();
    expect(outcomes).toEqual(['worded', 'worded', 'worded', 'worded']);
    expect(wordedTexts(session).every((text) => text.startsWith(LEAD))).toBe(true);
    expect(session.exchanges.map(({ trace }) => trace)).toEqual(short.exchanges.map(({ trace }) => trace));
    const { messages } = JSON.parse(standIn.received[1]!.body.toString()) as { messages: readonly object[] };
    expect(messages.slice(1)).toEqual([
      { role: 'assistant', content: session.opening },
      { role: 'user', content: part.lines[0] },
    ]);
  });

  it('is measured by what it words, in both attempts; it moves nothing', async () => {
    const { status, lines, values, told } = await benched(asked);
    expect(status).toBe(1);
    expect(standIn.received).toHaveLength(replies);
    expect(told).toContain(`is to word ${replies} replies`);
    expect(told).toContain(`attempt 2: ${replies} of ${replies}\n`);
    expect(told).toContain(`a-model (${MIND_VERSION}) took ${41 * replies} tokens and gave ${7 * replies}.`);
    const counts = authored.map((session) => wordedTexts(session).length);
    // From the second reply on each begins with the same sentence, from the third on as two before it.
    const from = (nth: number) => counts.reduce((sum, count) => sum + Math.max(0, count - nth + 1), 0);
    expect(values).toMatchObject({
      repeated_sentences: from(2),
      same_opening_third_time: from(3),
      traces_equal: 1,
      distinct_first_replies: 1,
      replies_worded: replies,
      replies_dropped: 0,
      replies_failed: 0,
    });
    expect(lines.map(({ measure }) => measure)).toEqual([
      ...['repeated_sentences', 'worst_trigram_overlap', 'shared_with_previous_attempt', 'distinct_first_replies'],
      ...['same_opening_third_time', 'words_closed_median', 'words_engaged_median', 'words_longest', 'traces_equal'],
      ...['replies_worded', 'replies_dropped', 'replies_failed', 'first_words_p50_ms', 'first_words_p95_ms'],
    ]);
    expect(values['first_words_p95_ms']).toBeGreaterThan(0);
  });
});

describe('a mind that leaves the role', () => {
  beforeEach(() => {
    standIn.script = { ...standIn.script, wordsOf: leaving };
  });

  it('is dropped, and paid for: the session is that of the authored words', async () => {
    const { session, outcomes, mind } = await played();
    expect(outcomes).toEqual(['dropped', 'dropped', 'dropped', 'dropped']);
    expect(textsOf(session)).toEqual(textsOf(short));
    expect(mind.replies[0]).toMatchObject({ said: leaving()[0], authored: short.opening, firstWordsMs: null });
    expect(mind.tokens.in).toBeGreaterThan(0);
  });

  it('leaves nothing to measure, and is shown', async () => {
    const { status, values, told } = await benched([...asked, '--examples', '1']);
    expect(status).toBe(2);
    expect(values).toMatchObject({ replies_worded: 0, replies_dropped: replies, first_words_p50_ms: null });
    expect(told).toContain(`## dropped: ${replies} of ${replies}\n`);
    expect(told).toContain(`    < ${leaving()[0]}`);
  });
});

describe('a mind that fails', () => {
  it('is asked twice; then the authored words take the place of that reply alone', async () => {
    const failure = { fault: 'status', status: 500 } as const;
    standIn.faults = [{ fault: 'none' }, failure, failure];
    const { session, outcomes, mind } = await played();
    expect(outcomes).toEqual(['worded', 'failed', 'worded', 'worded']);
    expect(standIn.received).toHaveLength(5);
    const [first, second] = session.exchanges.map(({ said }) => said.text);
    expect(first).toBe(mind.replies[1]?.authored);
    expect([first?.startsWith(LEAD), second?.startsWith(LEAD)]).toEqual([false, true]);
  });

  it('again and again is given up, and what it fails with is told', async () => {
    standIn.broken = ['/chat/completions'];
    const { status, lines, told } = await benched(asked);
    expect({ status, lines }).toEqual({ status: 2, lines: [] });
    expect(told).toMatch(/The mind failed 10 times in a row, with "unavailable: status 500"\.\n$/);
  });
});

describe('a mind that is not set', () => {
  it.each([
    [{}, /^No mind is set: set MIND_MODEL .* MIND_URL \(or SPEECH_URL\)/],
    [{ MIND_MODEL: 'a-model' }, /^MIND_MODEL=a-model is set but no address: set MIND_URL, or SPEECH_URL/],
  ] as const)('is asked for in one sentence: %o', async (variables, sentence) => {
    const { status, lines, told } = await benched(asked, variables);
    expect({ status, lines }).toEqual({ status: 2, lines: [] });
    expect(told).toMatch(sentence);
    expect(told.trim().split('\n')).toHaveLength(1);
  });
});
