import { describe, expect, it } from '@jest/globals';

import { routeOf } from './routes.js';

describe('when a request comes to the one origin', () => {
  it.each([
    ['/api/auth/me', 'directory'],
    ['/api/people?limit=5', 'directory'],
    ['/api/assignments', 'directory'],
    ['/api/catalog/scenarios', 'catalog'],
    ['/api/sessions/open', 'sessions'],
    ['/api/scoring/sessions/s1/comments', 'scoring'],
    ['/api/cockpit/assignments', 'cockpit'],
    ['/socket.io/?EIO=4', 'sessions'],
    ['/sessions/socket.io/?EIO=4', 'sessions'],
    ['/live/socket.io/?EIO=4', 'cockpit'],
  ])('sends %s to %s', (url, service) => {
    expect(routeOf(url)).toEqual({ service, url });
  });

  it('has a case read where rows are, and written where sessions are', () => {
    expect(routeOf('/api/cases/c1', 'GET')?.service).toBe('cockpit');
    expect(routeOf('/api/cases/c1', 'DELETE')?.service).toBe('sessions');
  });

  it.each(['/', '/rehearse', '/sessions/0198-abc', '/sessions/0198-abc/socket', '/apis', '/live', '/assets/index.js'])(
    'takes %s for a page',
    (url) => {
      expect(routeOf(url)).toBeUndefined();
    },
  );
});

describe('when an instance is asked by its name', () => {
  it('sends the socket there, at the address that the instance knows', () => {
    expect(routeOf('/sessions/sessions-1/socket.io/?EIO=4')).toEqual({
      ...{ service: 'sessions', instance: 'sessions-1', url: '/socket.io/?EIO=4' },
    });
  });

  it('sends what is asked of a session there, and nothing else', () => {
    expect(routeOf('/sessions/sessions-1/api/sessions/s1/keep', 'POST')).toMatchObject({
      ...{ instance: 'sessions-1', url: '/api/sessions/s1/keep' },
    });
    expect(routeOf('/sessions/sessions-1/api/people')).toBeUndefined();
    expect(routeOf('/sessions/sessions-1/metrics')).toBeUndefined();
  });
});
