import type { ChunkFrame, OpenVoice, VoiceOpened } from '@repartee/proto';
import { describe, expect, it } from 'vitest';

import { ProblemError, localProblem } from '../../../api/problem-error.js';
import type { PlayerOrder } from '../../../voice/playback/player-order.js';
import { createLastHeard } from './last-heard.js';
import { createSpokenConversation } from './spoken-conversation.js';
import type { VoiceListener } from './voice-port.js';

const SESSION = '6a0b4a6e-0000-4000-8000-000000000001';
const CAPTURE = '6a0b4a6e-0000-4000-8000-000000000003';
const FRAME = 512;

const opened: VoiceOpened = {
  ...{ epoch: 3, captureRate: 16_000, playRate: 24_000, hears: true, speaks: true, wants: 'all' as const },
  pass: '6a0b4a6e-0000-4000-8000-000000000002',
};

/** A server that opens the voice at epoch 3 unless told otherwise; what it was sent lies in `sent`. */
const createTestSpoken = async (
  mode: OpenVoice['mode'] = 'open_microphone',
  refusal: () => ProblemError | undefined = () => undefined,
  { soonest, answer = opened }: { soonest?: ChunkFrame; answer?: VoiceOpened } = {},
) => {
  const sent: [string, unknown][] = [];
  const orders: PlayerOrder[] = [];
  const rates: number[] = [];
  const clock = { ms: 10_000 };
  const said = { turns: 0 };
  const lastHeard = createLastHeard();
  let listener: VoiceListener | undefined;
  const spoken = createSpokenConversation({
    port: {
      open: (frame) => {
        sent.push(['open-voice', frame]);
        const refused = refusal();
        // The first sound may be there before anybody has read the answer.
        if (soonest) listener?.chunk(soonest);
        return refused ? Promise.reject(refused) : Promise.resolve(answer);
      },
      listen: (given) => (listener = given),
      send: (name, frame) => sent.push([name, frame]),
      sendSound: ({ sample }) => sent.push(['sound', sample / FRAME]) > 0,
    },
    lastHeard,
    player: (order) => orders.push(order),
    playAt: (rate) => rates.push(rate),
    now: () => clock.ms,
    newId: () => CAPTURE,
    turnsSaid: () => said.turns,
  });
  await spoken.open(SESSION, mode);
  let next = 0;
  return {
    spoken,
    lastHeard,
    clock,
    said,
    from: () => listener!,
    orders: () => orders.splice(0),
    rates,
    sent: () => sent.splice(0),
    hear: () => spoken.hear({ sample: next++ * FRAME, pcm: new Uint8Array(FRAME * 2) }),
  };
};

const chunk = { epoch: 3, turn: 1, segment: 0, firstSample: 0, words: [], pcm: new Uint8Array(2) };
const segment = { epoch: 3, turn: 1, segment: 0, text: 'Good morning.', shown: false };

describe('a voice that is opened', () => {
  it('says how it speaks and plays nothing that is older than the epoch it is told', async () => {
    const { sent, orders, rates, spoken } = await createTestSpoken('push_to_talk');
    expect(sent()).toEqual([
      ['open-voice', { sessionId: SESSION, mode: 'push_to_talk', capture: CAPTURE, keeps: false }],
    ]);
    expect(rates).toEqual([24_000]);
    expect(orders()).toEqual([{ act: 'from', epoch: 3 }]);
    expect(spoken.isOpen.value).toBe(true);
  });

  it('leaves typing, with a sentence, where the server refuses it', async () => {
    const refusal = new ProblemError({ type: 'x', title: 'x', status: 409, detail: 'x', code: 'no_voice' });
    const { spoken, hear, sent } = await createTestSpoken('open_microphone', () => refusal);
    expect([spoken.notice.value, spoken.typingOnly.value, spoken.isOpen.value]).toEqual(['not_opened', true, false]);
    sent();
    hear();
    expect(sent()).toEqual([]);
  });

  it('says that the month’s speech is used up, where that is why', async () => {
    const refusal = new ProblemError({ type: 'x', title: 'x', status: 409, detail: 'x', code: 'ceiling_reached' });
    const { spoken } = await createTestSpoken('open_microphone', () => refusal);
    expect([spoken.notice.value, spoken.typingOnly.value]).toEqual(['ceiling_reached', true]);
  });

  it('says so until it is opened after all, where the connection was lost meanwhile', async () => {
    const refusals = [new ProblemError(localProblem('offline', 'x').problem)];
    const { spoken } = await createTestSpoken('open_microphone', () => refusals.pop());
    expect([spoken.notice.value, spoken.typingOnly.value]).toEqual(['not_opened', false]);
    await spoken.open(SESSION, 'open_microphone');
    expect([spoken.notice.value, spoken.isOpen.value]).toEqual([null, true]);
  });
});

describe('the persona’s sound', () => {
  it('goes to the player without its words, and reports of it to the server', async () => {
    const { spoken, from, orders, sent } = await createTestSpoken();
    orders();
    sent();
    from().chunk(chunk);
    const { words: _, ...sound } = chunk;
    expect(orders()).toEqual([{ act: 'play', chunk: sound }]);
    const report = { epoch: 3, segment: 0, rendered: 240, stopped: false };
    spoken.played(report);
    expect(sent()).toEqual([['played', report]]);
  });

  it('is not lost where it comes with the answer that opens the voice', async () => {
    const { words: _, ...sound } = chunk;
    const { orders } = await createTestSpoken('open_microphone', undefined, { soonest: chunk });
    expect(orders()).toEqual([
      { act: 'from', epoch: 3 },
      { act: 'play', chunk: sound },
    ]);
  });

  it('is held, gone on with and dropped as the server says', async () => {
    const { from, orders } = await createTestSpoken();
    orders();
    for (const act of ['hold', 'resume', 'stop'] as const) from().playback({ epoch: 3, act });
    expect(orders()).toEqual([
      { act: 'hold', epoch: 3 },
      { act: 'resume', epoch: 3 },
      { act: 'stop', epoch: 3 },
    ]);
  });

  it('can be read as it sounds', async () => {
    const { spoken, from } = await createTestSpoken();
    from().segment(segment);
    expect(spoken.caption.value).toBe('');
    spoken.played({ epoch: 3, segment: 0, rendered: 240, stopped: false });
    expect(spoken.caption.value).toBe('Good morning.');
  });

  it('is told no more of once the floor is the learner’s', async () => {
    const { spoken, from, orders } = await createTestSpoken();
    orders();
    from().floor({ phase: 'paused' });
    expect(orders()).toEqual([]);
    from().floor({ phase: 'listening' });
    expect([spoken.floor.value, orders()]).toEqual(['listening', [{ act: 'settle' }]]);
  });
});

describe('a connection that is lost', () => {
  it('silences both sides, and what is heard after it is claimed of nobody', async () => {
    const { spoken, from, orders, sent, hear, lastHeard } = await createTestSpoken();
    from().chunk({ ...chunk, epoch: 4 });
    orders();
    sent();
    spoken.lost();
    expect(orders()).toEqual([{ act: 'stop', epoch: 4 }]);
    spoken.played({ epoch: 4, segment: 0, rendered: 500, stopped: true });
    from().chunk({ ...chunk, epoch: 4, firstSample: 500 });
    hear();
    expect([orders(), sent()]).toEqual([[], []]);
    // But the server is told of it when the page is back.
    expect(lastHeard.lostVoice()).toEqual({ pass: opened.pass, epoch: 4, segment: 0, rendered: 500 });
  });

  it('keeps what is said with the key down, and sends it once it is back, from where the server wants it', async () => {
    const answer = { ...opened };
    const { spoken, sent, hear } = await createTestSpoken('push_to_talk', undefined, { answer });
    spoken.press();
    hear();
    hear();
    spoken.lost();
    sent();
    hear();
    expect([spoken.keeping.value, spoken.isUnsent.value, sent()]).toEqual(['kept', true, []]);
    answer.wants = FRAME;
    await spoken.open(SESSION, 'push_to_talk');
    hear();
    expect([spoken.keeping.value, spoken.isUnsent.value]).toEqual([null, false]);
    expect(sent()).toEqual([
      ['open-voice', { sessionId: SESSION, mode: 'push_to_talk', capture: CAPTURE, keeps: true }],
      ['talk-key', { down: true, sample: FRAME }],
      // Two frames travel together.
      ['sound', 1],
      ['sound', 3],
    ]);
  });

  it('sends nothing again that was put on record meanwhile, where the server was stopped', async () => {
    const { spoken, said, sent, hear } = await createTestSpoken('push_to_talk');
    spoken.press();
    hear();
    spoken.lost();
    said.turns = 1;
    hear();
    sent();
    await spoken.open(SESSION, 'push_to_talk');
    expect(sent().filter(([name]) => name === 'sound')).toEqual([['sound', 1]]);
  });

  it('keeps nothing where the conversation is held elsewhere', async () => {
    const { spoken, sent, hear } = await createTestSpoken('push_to_talk');
    spoken.press();
    hear();
    spoken.left();
    hear();
    sent();
    await spoken.open(SESSION, 'push_to_talk');
    expect([spoken.keeping.value, sent().slice(1)]).toEqual([null, [['talk-key', { down: true, sample: 0 }]]]);
  });

  it('says so where what was kept is of no use any more', async () => {
    const answer = { ...opened };
    const { spoken, hear } = await createTestSpoken('push_to_talk', undefined, { answer });
    spoken.press();
    spoken.lost();
    hear();
    answer.wants = 'none';
    await spoken.open(SESSION, 'push_to_talk');
    expect(spoken.notice.value).toBe('kept_lost');
  });
});

describe('the learner', () => {
  it('holds the key to talk, or taps it', async () => {
    const { spoken, clock, sent } = await createTestSpoken('push_to_talk');
    sent();
    spoken.press();
    clock.ms += 1_000;
    spoken.release();
    spoken.press();
    clock.ms += 100;
    spoken.release();
    expect(sent().map(([, frame]) => frame)).toEqual([true, false, true].map((down) => ({ down, sample: 0 })));
    expect(spoken.isTalking.value).toBe(true);
  });

  it('is heard by nobody while the conversation is paused, and then again', async () => {
    const { spoken, hear, sent } = await createTestSpoken();
    hear();
    spoken.press();
    spoken.pause(true);
    sent();
    hear();
    spoken.press();
    hear();
    expect(sent()).toEqual([]);
    spoken.pause(false);
    for (let frames = 0; frames < 4; frames++) hear();
    // Numbers have gone on: the pause is a gap in them.
    expect(sent()).toEqual([['sound', 3]]);
  });

  it('says nothing of a voice that was paused before it was opened: it is opened afterwards', async () => {
    const refusal = new ProblemError({ type: 'x', title: 'x', status: 409, detail: 'x', code: 'session_paused' });
    const { spoken } = await createTestSpoken('open_microphone', () => refusal);
    expect([spoken.notice.value, spoken.typingOnly.value]).toEqual([null, false]);
  });

  it('mutes the microphone, and is heard with the key all the same', async () => {
    const { spoken, sent, hear } = await createTestSpoken();
    spoken.mute(true);
    sent();
    hear();
    expect(sent()).toEqual([]);
    spoken.press();
    hear();
    expect(sent().map(([name]) => name)).toEqual(['talk-key', 'sound', 'sound']);
  });

  it('is not announced as writing more than once a second', async () => {
    const { spoken, clock, sent } = await createTestSpoken();
    sent();
    for (let ms = 0; ms < 2_000; ms += 100) {
      spoken.typing();
      clock.ms += 100;
    }
    expect(sent()).toHaveLength(2);
  });

  it('reads what is understood of them until the persona thinks about it', async () => {
    const { spoken, from } = await createTestSpoken();
    from().hearing({ utterance: 0, text: 'What would', final: false });
    expect(spoken.hearing.value).toBe('What would');
    from().floor({ phase: 'thinking' });
    expect(spoken.hearing.value).toBe('');
  });

  it('is told when the persona has lost its voice, and when nothing can be understood', async () => {
    const { spoken, from } = await createTestSpoken();
    from()['voice-notice']({ notice: 'captions_only' });
    expect([spoken.notice.value, spoken.captionsOnly.value, spoken.typingOnly.value]).toEqual([
      'captions_only',
      true,
      false,
    ]);
    from()['voice-notice']({ notice: 'typing_only' });
    expect([spoken.notice.value, spoken.typingOnly.value]).toEqual(['typing_only', true]);
  });

  it('hears the persona again once its voice is back, and reads no more that it has none', async () => {
    const { spoken, from } = await createTestSpoken();
    from()['voice-notice']({ notice: 'captions_only' });
    from()['voice-notice']({ notice: 'voice_back' });
    expect([spoken.notice.value, spoken.captionsOnly.value]).toEqual([null, false]);
  });

  it('is heard by nobody while nothing can be understood, until they try again', async () => {
    const { spoken, hear, sent, from } = await createTestSpoken();
    from()['voice-notice']({ notice: 'typing_only' });
    sent();
    for (let frames = 0; frames < 8; frames++) hear();
    spoken.press();
    expect([sent(), spoken.listens(), spoken.maySpeakAgain.value]).toEqual([[], false, true]);
    spoken.speakAgain();
    for (let frames = 0; frames < 4; frames++) hear();
    expect([sent().length, spoken.notice.value, spoken.maySpeakAgain.value]).toEqual([1, null, false]);
  });

  it('reads the persona that had lost its voice before the page was loaded, and hears one that has it again', async () => {
    const answer = { ...opened, speaks: false };
    const { spoken } = await createTestSpoken('open_microphone', undefined, { answer });
    expect([spoken.notice.value, spoken.captionsOnly.value]).toEqual(['captions_only', true]);
    spoken.dismiss();
    spoken.lost();
    await spoken.open(SESSION, 'open_microphone');
    expect([spoken.notice.value, spoken.captionsOnly.value]).toEqual([null, true]);
    answer.speaks = true;
    await spoken.open(SESSION, 'open_microphone');
    expect([spoken.notice.value, spoken.captionsOnly.value]).toEqual([null, false]);
  });

  it('types, and hears the persona, where the server turns no speech into words', async () => {
    const answer = { ...opened, hears: false };
    const { spoken, hear, sent } = await createTestSpoken('open_microphone', undefined, { answer });
    expect([spoken.notice.value, spoken.typingOnly.value, spoken.captionsOnly.value]).toEqual(['not_heard', true, false]); // prettier-ignore
    expect([spoken.maySpeakAgain.value, spoken.hears.value]).toEqual([false, false]);
    sent();
    hear();
    spoken.press();
    expect(sent()).toEqual([]);
    // The server has been given a recogniser since.
    answer.hears = true;
    spoken.lost();
    await spoken.open(SESSION, 'open_microphone');
    expect([spoken.typingOnly.value, spoken.listens()]).toEqual([false, true]);
  });

  it('goes on typing there where the connection is lost again while the voice is opened anew', async () => {
    const refusals = [undefined, new ProblemError(localProblem('offline', 'x').problem)];
    const { spoken } = await createTestSpoken('open_microphone', () => refusals.shift(), {
      answer: { ...opened, hears: false },
    });
    for (let times = 0; times < 2; times++) {
      spoken.lost();
      await spoken.open(SESSION, 'open_microphone');
      expect(spoken.typingOnly.value).toBe(true);
    }
  });

  it('tells the server that sound comes out again, where that has the persona read', async () => {
    const { spoken, from, sent } = await createTestSpoken();
    sent();
    spoken.soundIsBack();
    expect(sent()).toEqual([]);
    from()['voice-notice']({ notice: 'captions_only' });
    spoken.soundIsBack();
    expect(sent()).toEqual([['played', { epoch: 0, segment: 0, rendered: 0, stopped: true }]]);
  });

  it('speaks by the key alone once the detector does not keep up', async () => {
    const { spoken, hear, sent } = await createTestSpoken();
    spoken.keyOnly();
    expect([spoken.notice.value, spoken.listens()]).toEqual(['detector_behind', false]);
    sent();
    hear();
    expect(sent()).toEqual([]);
    spoken.press();
    hear();
    expect(sent().map(([name]) => name)).toEqual(['talk-key', 'sound', 'sound']);
  });

  it('reads the persona’s words at once while no sound comes out', async () => {
    const { spoken, from } = await createTestSpoken();
    from().segment(segment);
    spoken.isSilent.value = true;
    expect(spoken.caption.value).toBe('Good morning.');
    spoken.isSilent.value = false;
    expect(spoken.caption.value).toBe('');
  });

  it('is told when the server refused a frame, and when it hangs up for far too many', async () => {
    const { spoken, from } = await createTestSpoken();
    const refused = { type: 'x', title: 'x', status: 400, detail: 'x', code: 'invalid_input' };
    from()['voice-refused'](refused);
    expect([spoken.notice.value, spoken.isOpen.value]).toEqual(['frame_refused', true]);
    from()['voice-refused']({ ...refused, status: 429, code: 'too_many_frames' });
    spoken.lost();
    await spoken.open(SESSION, 'open_microphone');
    expect([spoken.notice.value, spoken.isOpen.value]).toEqual(['flooded', true]);
  });
});
