import { describe, expect, it } from 'vitest';

import { createFollowing } from './following.js';
import type { Followed } from './following.js';

/** A page whose microphone and voice do what they are told; `done` says what that was since it was last asked. */
const createTestPage = ({ isFaulty = false, hears = true } = {}) => {
  const told: string[] = [];
  let isOpen = false;
  const follow = createFollowing({
    microphone: {
      open: () => Promise.resolve(void told.push('microphone open')),
      close: () => void told.push('microphone closed'),
      isFaulty: () => isFaulty,
    },
    voice: {
      open: (_, mode) => {
        isOpen = true;
        return Promise.resolve(void told.push(`voice open, ${mode}`));
      },
      lost: () => {
        if (isOpen) told.push('voice lost');
        isOpen = false;
      },
      left: () => {
        told.push('voice left');
        isOpen = false;
      },
      isOpen: () => isOpen,
      hears: () => hears,
    },
  });
  const session = { isOn: true, isPaused: false, sessionId: 's', mode: 'open_microphone' } as const;
  return {
    now: async (change: Partial<Followed>): Promise<string[]> => {
      await follow({ ...session, phase: 'open', ...change });
      return told.splice(0);
    },
  };
};

const opened = ['voice open, open_microphone', 'microphone open'];

describe('a conversation that another window takes', () => {
  it('is listened to no more, and again where the learner goes on here', async () => {
    const page = createTestPage();
    expect(await page.now({})).toEqual(opened);
    expect(await page.now({ phase: 'taken_over' })).toEqual(['microphone closed', 'voice left']);
    expect(await page.now({ phase: 'connecting' })).toEqual([]);
    expect(await page.now({})).toEqual(opened);
  });

  it('does not ask again for a microphone that can’t be had', async () => {
    const page = createTestPage({ isFaulty: true });
    await page.now({ phase: 'taken_over' });
    expect(await page.now({})).toEqual(['voice open, open_microphone']);
  });
});

describe('a conversation that goes elsewhere while its voice is being opened', () => {
  it('asks for no microphone any more', async () => {
    const page = createTestPage();
    const [opening, gone] = [page.now({}), page.now({ phase: 'ended' })];
    expect([...(await opening), ...(await gone)]).not.toContain('microphone open');
  });

  it('asks for none either where it is only on its way back', async () => {
    const page = createTestPage();
    const told = [page.now({}), page.now({ phase: 'taken_over' }), page.now({ phase: 'connecting' })];
    expect((await Promise.all(told)).flat()).not.toContain('microphone open');
  });
});

describe('a server that turns no speech into words', () => {
  it('has no microphone opened for it', async () => {
    expect(await createTestPage({ hears: false }).now({})).toEqual(['voice open, open_microphone']);
  });
});

describe('a connection that is lost', () => {
  it('keeps the microphone, and opens the voice anew', async () => {
    const page = createTestPage();
    await page.now({});
    expect(await page.now({ phase: 'lost' })).toEqual(['voice lost']);
    expect(await page.now({})).toEqual(opened);
  });
});

describe('a voice', () => {
  it('is opened once, and not before it is wanted', async () => {
    const page = createTestPage();
    expect(await page.now({ isOn: false })).toEqual([]);
    expect(await page.now({ mode: null })).toEqual([]);
    expect(await page.now({ sessionId: undefined })).toEqual([]);
    expect(await page.now({})).toEqual(opened);
    expect(await page.now({})).toEqual([]);
  });

  it('is held through a pause, and opened after one in which the page came back', async () => {
    const page = createTestPage();
    await page.now({});
    expect(await page.now({ isPaused: true })).toEqual([]);
    expect(await page.now({})).toEqual([]);
    await page.now({ phase: 'lost' });
    expect(await page.now({ isPaused: true })).toEqual([]);
    expect(await page.now({})).toEqual(opened);
  });
});
