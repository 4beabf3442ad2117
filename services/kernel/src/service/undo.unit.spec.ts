import { describe, expect, it } from '@jest/globals';

import { Undo } from './undo.js';

describe('when a start is undone', () => {
  it('undoes the last step first, and every step whatever another does', async () => {
    const done: string[] = [];
    const undo = new Undo();
    undo.add(() => void done.push('first'));
    undo.add(() => Promise.reject(new Error('stuck')));
    undo.add(() => void done.push('last'));
    await expect(undo.run()).rejects.toThrow('stuck');
    expect(done).toEqual(['last', 'first']);
  });
});
