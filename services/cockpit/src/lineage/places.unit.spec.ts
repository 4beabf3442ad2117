import { describe, expect, it } from '@jest/globals';
import { parsePartition } from './places.js';

describe('the partition of a place', () => {
  it('is its number on Kafka, where positions name it by its topic too', () => {
    expect(parsePartition('repartee.scores.v1/3')).toBe('3');
  });

  it('is what it is called in a journal', () => {
    expect(parsePartition('journal')).toBe('journal');
  });
});
