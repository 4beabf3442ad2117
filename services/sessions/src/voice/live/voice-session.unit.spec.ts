import { describe, expect, it } from '@jest/globals';
import type { VirtualClock } from '@repartee/kernel';

import { owedReply } from '../../live/domain/owed-reply.js';
import { impatientPlay, startCommand } from '../../live/domain/session.fixtures.js';
import type { SessionCommand } from '../../live/domain/session.decide.js';
import { BreakingMind, Talk, ScriptedMind } from './talk.fixture.js';

/** The persona has said its first words, and it is the learner's turn. */
async function begun(talk = new Talk()): Promise<Talk> {
  talk.voice.attach(talk, 'open_microphone');
  await talk.pass(6_000);
  return talk;
}

const spoken = (talk: Talk) => talk.events.flatMap((event) => (event.type === 'TurnSpoken' ? [event.turn] : []));
const asWhole = (talk: Talk) => spoken(talk).map((turn) => ('heard' in turn ? turn.heard : undefined));

describe('a spoken conversation', () => {
  it('begins with the persona, of which all is on record that was heard', async () => {
    const talk = new Talk();
    const first = owedReply(talk.live)?.text ?? '';
    await begun(talk);
    expect(talk.turns()).toEqual([`persona: ${first}`]);
    expect(asWhole(talk)).toEqual([{ generated: first, evidence: 'exact' }]);
    expect(talk.frames('segment').map(({ text }) => text).join(' ')).toBe(first); // prettier-ignore
    expect(talk.frames('floor').map(({ phase }) => phase)).toEqual(['thinking', 'speaking', 'listening']);
  });

  it('goes from sound to sound: what is said is recognised, recorded and answered aloud', async () => {
    const talk = await begun();
    await talk.says('What happened on those two mornings?');
    await talk.pass(25_000);
    const [, learner, answer] = talk.live.turns;
    expect(learner).toMatchObject({ text: 'What happened on those two mornings?', mode: 'open_microphone' });
    expect((learner?.endedMs ?? 0) - (learner?.startedMs ?? 0)).toBe(1_500);
    expect(answer).toMatchObject({ speaker: 'persona', heard: { evidence: 'exact', generated: answer?.text } });
    expect(talk.ears.heard).toEqual([24_000]);
  });

  it('shows what is understood, and nothing of what nobody said', async () => {
    const talk = await begun();
    await talk.says('Thank you.', { ms: 100 });
    await talk.pass(1_000);
    await talk.says('What happened on those two mornings?');
    await talk.pass(1_000);
    expect(talk.frames('hearing').map(({ text }) => text)).toEqual(['', 'What happened on those two mornings?']);
  });

  it('shows words as they come, and records the last of them', async () => {
    const talk = await begun();
    const texts = ['What happened', 'What happened on those two mornings?'];
    talk.ears.said.push(texts.map((text, at) => ({ text, final: at === 1 })));
    await talk.speaks(1_500);
    await talk.pass(3_000);
    expect(talk.frames('hearing').map(({ text, final }) => [text, final])).toEqual([[texts[0], false], [texts[1], true]]); // prettier-ignore
    expect(talk.live.turns[1]).toMatchObject({ speaker: 'learner', text: texts[1] });
  });

  it('is cut in on where the persona has had enough, which is spoken, shown and on record', async () => {
    const start = { ...startCommand(), play: impatientPlay, aloud: true } as SessionCommand;
    const talk = await begun(new Talk({ before: [start] }));
    await talk.says('What happened on those two mornings?');
    await talk.pass(10_000);
    const before = talk.frames('segment').length;
    talk.ears.said.push({ text: 'I understand that it was a long wait', final: true });
    await talk.speaks(12_000);
    await talk.pass(10_000);
    expect(talk.turns()[3]).toBe('learner: I understand that it was a long wait');
    expect(talk.live.turns[3]!.endedMs - talk.live.turns[3]!.startedMs).toBe(10_000);
    expect(talk.turns()[4]).toMatch(/^persona: Let me stop you there\. \w/);
    expect(talk.frames('segment')[before]?.text).toMatch(/^Let me stop you there\./);
    expect(talk.events.filter(({ type }) => type === 'TurnInterrupted')).toMatchObject([{ turn: 3, by: 'persona' }]);
  });

  it('does not show the persona’s own words as the learner’s', async () => {
    const talk = new Talk();
    talk.voice.attach(talk, 'open_microphone');
    await talk.pass(2_500);
    const [sounding] = talk.frames('segment');
    await talk.says((sounding?.text ?? '').split(' ').slice(0, 4).join(' '), { ms: 300 });
    await talk.pass(1_000);
    expect(talk.frames('hearing').map(({ text }) => text)).toEqual(['']);
  });

  it('is never sent more than 1.2 s ahead of what is played', async () => {
    const talk = new Talk();
    talk.voice.attach(talk, 'open_microphone');
    await talk.pass(3_000, { reports: false });
    const samples = talk.frames('chunk').reduce((sum, { pcm }) => sum + pcm.byteLength / 2, 0);
    expect(samples).toBeLessThanOrEqual(2_400);
    expect(samples).toBeGreaterThan(1_800);
  });

  it('records what was heard of the persona, and no word more, where the learner speaks over it', async () => {
    const talk = new Talk();
    talk.voice.attach(talk, 'open_microphone');
    await talk.pass(1_500);
    await talk.says('No wait, let me explain what happened there.', { ms: 800 });
    await talk.pass(300);
    const [turn] = spoken(talk);
    if (turn?.speaker !== 'persona') throw new Error('the persona has not spoken');
    expect(turn.heard?.generated.startsWith(turn.text)).toBe(true);
    expect(turn.text.length).toBeGreaterThan(10);
    expect(turn.text.length).toBeLessThan(turn.heard?.generated.length ?? 0);
    expect(talk.events.map(({ type }) => type)).toContain('TurnInterrupted');
    expect(talk.mouth.cancelled).toBeGreaterThan(0);
  });

  it('falls silent on record, with the time it lasted', async () => {
    const talk = await begun();
    await talk.pass(20_000);
    expect(talk.events).toContainEqual(
      expect.objectContaining({ type: 'SilenceFell', silence: expect.objectContaining({ durationMs: 10_000 }) }),
    );
  });

  it('warns at 9:00 and 9:45 and ends at ten minutes', async () => {
    const talk = await begun();
    for (let minute = 0; minute < 10 && talk.state.status === 'live'; minute++) await talk.pass(60_000);
    expect(talk.frames('warning').map(({ remainingMs }) => remainingMs)).toEqual([60_000, 15_000]);
    expect(talk.events.at(-1)).toMatchObject({ type: 'SessionEnded', ending: { reason: 'time', atMs: 600_000 } });
  });
});

describe('a part of speech that fails', () => {
  it('leaves the words to be read where the voice is lost, and the conversation goes on', async () => {
    const talk = new Talk();
    talk.mouth.fails = true;
    await begun(talk);
    expect(talk.frames('voice-notice').map(({ notice }) => notice)).toEqual(['synthesis_failed', 'captions_only']);
    expect(talk.frames('segment').every(({ shown }) => shown)).toBe(true);
    await talk.voice.say('What happened on those two mornings?', 'one');
    await talk.pass(1_000);
    expect(asWhole(talk)[2]).toMatchObject({ evidence: 'estimated' });
    expect(talk.live.turns).toHaveLength(3);
  });

  it('offers typing the second time in a row that the recogniser fails', async () => {
    const talk = await begun();
    for (const [said, waitMs] of [
      ['fails', 1_000],
      ['hangs', 5_000],
    ] as const) {
      talk.ears.said = [said];
      talk.voice.tell({ type: 'speech_started', sample: 0, captured: 0 });
      talk.voice.tell({ type: 'speech_ended', sample: 0, captured: 0, voicedMs: 900, levelDb: -20 });
      await talk.pass(waitMs);
    }
    expect(talk.frames('voice-notice').map(({ notice }) => notice)).toEqual([
      'not_understood',
      'not_understood',
      'typing_only',
    ]);
    expect(talk.live.turns).toHaveLength(1);
  });

  it('is not missed where a mind says what the persona would not: the authored words take the place', async () => {
    const mind = new ScriptedMind(['As an AI language model I can’t wait for engineers. ']);
    const talk = new Talk({ parts: () => ({ worder: { mind, tool: { name: 'a-model', version: '' } } }) });
    const first = owedReply(talk.live)?.text ?? '';
    await begun(talk);
    expect(talk.turns()).toEqual([`persona: ${first}`]);
    expect(talk.frames('voice-notice')).toEqual([{ notice: 'mind_failed' }]);
  });

  it('is whole where a mind breaks off in the middle of it: the authored words follow, and count once they are heard', async () => {
    const worder = (clock: VirtualClock) => ({ mind: new BreakingMind(clock), tool: { name: 'a-model', version: '' } });
    const talk = new Talk({ parts: (clock) => ({ worder: worder(clock) }) });
    const first = owedReply(talk.live);
    talk.voice.attach(talk, 'open_microphone');
    await talk.pass(12_000);
    const [turn] = spoken(talk);
    expect(turn).toMatchObject({
      text: `I stayed at home on both mornings. ${first?.text}`,
      utterance: first?.utterance,
    });
    expect(talk.frames('voice-notice')).toEqual([{ notice: 'mind_failed' }]);
  });

  it('has only the rest of the authored words follow where the mind has said some of them', async () => {
    const begun = 'I waited for your technician on Friday, ';
    const worder = (clock: VirtualClock) => ({ mind: new BreakingMind(clock, begun), tool: { name: 'a-model', version: '' } }); // prettier-ignore
    const talk = new Talk({ parts: (clock) => ({ worder: worder(clock) }) });
    talk.voice.attach(talk, 'open_microphone');
    await talk.pass(12_000);
    expect(talk.turns()).toEqual(['persona: I waited for your technician on Friday, from eight to one.']);
  });

  it('words the reply where it fits, and knows nothing but that', async () => {
    const mind = new ScriptedMind(['I waited on Friday, from eight to one, ', 'and nobody came.']);
    const talk = new Talk({ parts: () => ({ worder: { mind, tool: { name: 'a-model', version: '' } } }) });
    await begun(talk);
    expect(talk.turns()).toEqual(['persona: I waited on Friday, from eight to one, and nobody came.']);
    const { instructions } = mind.briefs[0]!;
    expect(instructions).toContain('You are Samira Haddad');
    expect(instructions).toContain('bought an Orsel W7 washing machine for 649 euros');
  });

  it('says in the authored words what the mind leaves out', async () => {
    const mind = new ScriptedMind(['I waited for somebody, ', 'and nobody came.']);
    const talk = new Talk({ parts: () => ({ worder: { mind, tool: { name: 'a-model', version: '' } } }) });
    await begun(talk);
    expect(talk.turns()).toEqual([
      'persona: I waited for somebody, and nobody came. I waited for your technician on Friday, from eight to one.',
    ]);
  });

  it('is on record with the version that worded, which it has told with its answers', async () => {
    const tool = { name: 'a-model', version: '' };
    const mind = new ScriptedMind(['I waited on Friday, from eight to one.']);
    const talk = new Talk({ parts: () => ({ worder: { mind, tool: { ...tool, get version() { return mind.briefs.length > 0 ? 'of May' : ''; } } } }) }); // prettier-ignore
    await begun(talk);
    void talk.voice.end();
    await talk.pass(3_000);
    expect(talk.events.at(-1)).toMatchObject({ type: 'SessionEnded', mind: { name: 'a-model', version: 'of May' } }); // prettier-ignore
  });
});

describe('a page that is lost', () => {
  it('has what was heard until then on record; the persona takes up again at the sentence that was cut', async () => {
    const talk = new Talk();
    const first = owedReply(talk.live)?.text ?? '';
    talk.voice.attach(talk, 'open_microphone');
    await talk.pass(1_500);
    await talk.voice.detach();
    const [cut] = talk.turns();
    await talk.pass(9_000, { reports: false });
    expect(talk.turns()).toEqual([cut]);
    talk.voice.attach(talk, 'open_microphone');
    await talk.pass(12_000);
    const again = talk.live.turns[1]?.text ?? '';
    expect(first.endsWith(again)).toBe(true);
    expect(again).not.toBe('');
  });

  it('finds the conversation again after a restart, from what is on record', async () => {
    const talk = await begun();
    await talk.says('What happened on those two mornings?');
    await talk.pass(1_200);
    expect(talk.live.turns).toHaveLength(2);
    const owed = owedReply(talk.live)?.text;
    talk.voice.dispose();
    talk.voice = talk.opened();
    talk.voice.attach(talk, 'open_microphone');
    await talk.pass(20_000);
    expect(talk.turns()[2]).toBe(`persona: ${owed}`);
  });
});

describe('a spoken session that breaks down', () => {
  it('is let go of with what is on record, says which one it was, and does nothing more', async () => {
    const talk = await begun();
    talk.send = () => {
      throw new TypeError('as scripted');
    };
    await talk.voice.say('What happened on those two mornings?', 'one');
    await talk.pass(1_000);
    expect(talk.broken).toBe(1);
    expect(talk.logged).toMatchObject([{ err: { message: 'as scripted' }, sessionId: talk.live.opening.sessionId }]);
    expect(talk.turns().at(-1)).toBe('learner: What happened on those two mornings?');
    await talk.voice.say('Are you there?', 'two');
    await talk.pass(20_000);
    expect(talk.live.turns).toHaveLength(2);
  });
});

describe('a spoken session whose learner is erased', () => {
  it('is let go of at the next thing that is said, which is not tried again', async () => {
    const talk = await begun();
    talk.isErased = true;
    await talk.says('What happened on those two mornings?');
    await talk.pass(20_000);
    expect(talk.broken).toBe(1);
    expect(talk.logged).toMatchObject([{ err: { code: 'key_destroyed' } }]);
    expect(talk.live.turns).toHaveLength(1);
  });
});

describe('a journal that refuses', () => {
  it('gets what was said as soon as it takes it, and the answer waits for it', async () => {
    const talk = await begun();
    talk.isFull = true;
    await talk.says('What happened on those two mornings?');
    await talk.pass(3_000);
    expect(talk.live.turns).toHaveLength(1);
    talk.isFull = false;
    await talk.pass(9_000);
    expect(talk.live.turns.map(({ speaker }) => speaker)).toEqual(['persona', 'learner', 'persona']);
  });
});
