import { describe, expect, it } from '@jest/globals';

import { unsaidOf } from './unsaid.js';

const why = 'I waited on two mornings and nobody came. I want to know why.';

describe('what is left to say of a reply whose wording was dropped', () => {
  it.each([
    ['nothing of it', why, 'It was hard for me.', why],
    ['a clause', why, 'Two mornings I waited,', 'and nobody came. I want to know why.'],
    ['a clause, after a sentence', why, 'Two mornings I waited.', 'And nobody came. I want to know why.'],
    ['a sentence', why, 'I waited two mornings, and nobody came.', 'I want to know why.'],
    ['the second sentence', why, 'I want to know why,', 'I waited on two mornings and nobody came.'],
    ['no greeting', `At last. ${why}`, 'I waited two mornings, and nobody came,', 'I want to know why.'],
    ['all of it', why, 'I want to know why I waited two mornings and nobody came,', ''],
    ['no figure', 'I lost 90 euros. It hurts.', 'I lost some euros,', 'I lost 90 euros. It hurts.'],
    ['no denial', 'Your technician did not come.', 'Your technician did come,', 'Your technician did not come.'],
    ['no question', 'When will it be repaired?', 'It will be repaired,', 'When will it be repaired?'],
  ])('goes on from what was said: %s', (_, authored, said, left) => {
    expect(unsaidOf(authored, said, 'en')).toBe(left);
  });

  it('is known in French', () => {
    const authored = 'J’ai attendu deux matinées, mais personne n’est venu. Je veux savoir pourquoi.';
    expect(unsaidOf(authored, 'Deux matinées que j’attends,', 'fr')).toBe('mais personne n’est venu. Je veux savoir pourquoi.'); // prettier-ignore
  });
});
