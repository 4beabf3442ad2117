import { describe, expect, it } from 'vitest';

import { readReadiness } from './use-readiness.js';

const answering = (body: unknown, status: number) => () => Promise.resolve(Response.json(body, { status }));

describe('a server that starts', () => {
  it('says what it is waiting for, and how far it is', async () => {
    const body = { ready: false, waitingFor: [{ name: 'demo', detail: 'Demo: conversations', progress: 0.4 }] };
    expect(await readReadiness(answering(body, 503))).toEqual({ state: 'starting', readiness: body });
  });

  it('is still starting where its answer says nothing we know', async () => {
    const nothing = { state: 'starting', readiness: { ready: false, waitingFor: [] } };
    expect(await readReadiness(answering({ waitingFor: [null] }, 503))).toEqual(nothing);
    expect(await readReadiness(() => Promise.resolve(new Response('soon', { status: 503 })))).toEqual(nothing);
  });
});

describe('a server that can be used', () => {
  it('is ready', async () => {
    expect(await readReadiness(answering({ ready: true }, 200))).toEqual({ state: 'ready' });
  });
});

describe('no server', () => {
  it('is unreachable', async () => {
    expect(await readReadiness(() => Promise.reject(new TypeError('Failed to fetch')))).toEqual({
      state: 'unreachable',
    });
  });
});
