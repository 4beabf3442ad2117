import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from './frames.js';
import { toFrame } from './frames.js';

const createTestStored = (stream: string, type: string) =>
  ({ stream, type, version: 3, organisation: 'acme' }) as StoredEvent;

describe('an event that was stored', () => {
  it.each([
    ['acme/session-s-1', 'session', 's-1'],
    ['acme/scorecard-s-1', 'scorecard', 's-1'],
    ['acme/viewing-s-1', 'viewing', 's-1'],
    ['acme/person-ada', 'person', 'ada'],
    ['acme/scenario-price-increase', 'catalog', 'price-increase'],
  ])('of %s is told as %s %s', (stream, kind, id) => {
    expect(toFrame(createTestStored(stream, 'type'))).toEqual({ kind, id, stream, version: 3, type: 'type' });
  });

  it('of a case is told to no page', () => {
    expect(toFrame(createTestStored('acme/case-k-1', 'type'))).toBeUndefined();
  });

  it('of the organisation itself is told to no page', () => {
    expect(toFrame(createTestStored('acme/organisation', 'type'))).toBeUndefined();
  });
});
