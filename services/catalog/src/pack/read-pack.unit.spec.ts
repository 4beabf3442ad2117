import { describe, expect, it } from '@jest/globals';

import { readPack } from './read-pack.js';

const messagesOf = (path: string, text: string) => readPack([{ path, text }]).errors.map(({ message }) => message);

describe('when a file comes without its folder', () => {
  it.each([
    ['a persona', 'id: claire\nidentity: {}\n'],
    ['a scenario', 'id: price\nlevers: []\n'],
    ['a rubric', 'id: care\nskills: []\n'],
  ])('knows %s by what it holds', (_, text) => {
    const messages = messagesOf('some.yaml', text);
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.join()).not.toContain('nothing says');
  });

  it('says what to do where its content tells nothing either', () => {
    expect(messagesOf('some.yaml', 'id: claire\n')).toEqual([
      'nothing says what this file holds; move it to a folder called personas, scenarios, rubrics',
    ]);
  });
});
