import { describe, expect, it } from '@jest/globals';
import { VirtualClock } from '@repartee/kernel/ports';

import { Instances } from './instances.js';

const addresses = new Map([
  ['sessions-0', 'http://a'],
  ['sessions-1', 'http://b'],
]);

function createTestInstances(ready: ReadonlySet<string>) {
  const clock = new VirtualClock(0);
  const isReady = (address: string) => Promise.resolve(ready.has(address));
  return { clock, instances: new Instances({ addresses, clock, isReady }) };
}

describe('when something new is to be opened', () => {
  it('goes to those that take it, in turn', async () => {
    const { instances } = createTestInstances(new Set(['http://a', 'http://b']));
    await instances.start();
    expect([instances.next(), instances.next(), instances.next()]).toEqual(['http://a', 'http://b', 'http://a']);
    instances.stop();
  });

  it('passes one by that is about to stop, from the next look on', async () => {
    const ready = new Set(['http://a', 'http://b']);
    const { instances, clock } = createTestInstances(ready);
    await instances.start();
    ready.delete('http://a');
    await clock.advance(1000);
    expect([instances.next(), instances.next()]).toEqual(['http://b', 'http://b']);
    instances.stop();
  });
});

describe('when several writes belong together', () => {
  it('goes to the first that takes what is new, and to the first where none does', async () => {
    const ready = new Set(['http://a', 'http://b']);
    const { instances, clock } = createTestInstances(ready);
    await instances.start();
    expect([instances.firstReady(), instances.firstReady()]).toEqual(['http://a', 'http://a']);
    ready.delete('http://a');
    await clock.advance(1000);
    expect(instances.firstReady()).toBe('http://b');
    ready.clear();
    await clock.advance(1000);
    expect(instances.firstReady()).toBe('http://a');
    instances.stop();
  });
});

describe('when an instance is asked for by its name', () => {
  it('is found whether it takes what is new or not', async () => {
    const { instances } = createTestInstances(new Set());
    await instances.start();
    expect(instances.at('sessions-1')).toBe('http://b');
    expect(instances.at('sessions-2')).toBeUndefined();
    instances.stop();
  });
});
