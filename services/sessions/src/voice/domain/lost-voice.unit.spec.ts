import { describe, expect, it } from '@jest/globals';

import type { VoiceInput } from './input.js';
import { Told, played, reply, sound, start, tick } from './told.fixture.js';

describe('a voice of the persona that fails', () => {
  it('is asked again with the next turn, and what was said about it is taken back once it is there', () => {
    const lost: VoiceInput = { type: 'synthesis_failed', at: 100, epoch: 1 };
    const told = new Told().tell(start('persona'), ...reply(50, 1, 'I waited.'), lost);
    const ask = (at: number): VoiceInput => ({ type: 'typed', at, text: 'Why?', clientTurnId: `t${at}` });
    told.said();
    told.tell(ask(1_000), ...reply(1_100, 2, 'Nobody came.'), { ...lost, at: 1_200, epoch: 2 });
    expect(told.said('synthesise', 'notice', 'show').map(({ type }) => type)).toEqual(['synthesise', 'show']);
    told.tell(ask(2_000), ...reply(2_100, 3, 'Nobody.'), sound(2_200, 3, 500));
    expect(told.said('notice', 'send_chunk')[0]).toEqual({ type: 'notice', notice: { notice: 'voice_back' } });
    told.tell(played(2_800, 500, { epoch: 3 }));
    expect(told.said('commit_turn')).toMatchObject([{ commit: { text: 'Nobody.', mode: 'open_microphone' } }]);
  });
});

describe('a player that says nothing of what it plays', () => {
  it('has the persona read from then on, from what was not heard, until its page is another one', () => {
    const told = new Told().tell(start('persona'), ...reply(50, 1, 'I waited.'), sound(100, 1, 500), tick(10_100));
    expect(told.said('commit_turn', 'notice', 'ask_reply').slice(-3)).toMatchObject([
      { commit: { text: '', generated: 'I waited.', cutBy: 'failure' } },
      { notice: { notice: 'captions_only' } },
      { type: 'ask_reply', turn: 1, cause: 'connection' },
    ]);
    const { epoch } = told.state;
    told.tell(...reply(10_200, epoch, 'I waited.'));
    expect(told.said('show', 'synthesise', 'commit_turn')).toMatchObject([
      { type: 'show', text: 'I waited.' },
      { commit: { text: 'I waited.', mode: 'typed' } },
    ]);
    told.tell({ type: 'disconnected', at: 11_000 });
    expect(told.state).toMatchObject({ captionsOnly: false, lostVoice: null });
  });

  it('has the persona speak again once it says something after all', () => {
    const told = new Told().tell(start('persona'), ...reply(50, 1, 'I waited.'), sound(100, 1, 500), tick(10_100));
    told.said();
    told.tell(played(11_000, 0, { epoch: 0, stopped: true }));
    expect(told.said('notice')).toEqual([{ type: 'notice', notice: { notice: 'voice_back' } }]);
    expect(told.state).toMatchObject({ captionsOnly: false, lostVoice: null });
  });
});
