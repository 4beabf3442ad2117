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

describe('when a file is not YAML', () => {
  it('tells the first slip, with its remedy, and none of those that follow from it', () => {
    const slip = 'levers:\n  - { cue: apology [a], topic: x }\n' + '  - { id: a, cue: b }\n'.repeat(50);
    const { errors } = readPack([{ path: 'scenarios/price.yaml', text: slip }]);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ file: 'scenarios/price.yaml', line: 2 });
    expect(errors[0]?.message).toMatch(/check quotes, brackets|is missing; add it/);
  });

  it('names each key that stands twice', () => {
    expect(readPack([{ path: 'rubrics/care.yaml', text: 'id: a\nid: b\nname: c\nname: d\n' }]).errors).toEqual([
      expect.objectContaining({ line: 2, message: expect.stringContaining('keep one of the two') }),
      expect.objectContaining({ line: 4, message: expect.stringContaining('keep one of the two') }),
    ]);
  });

  it('asks for spaces where a tab indents', () => {
    expect(messagesOf('rubrics/care.yaml', 'name:\n\ten: x\n')).toEqual([expect.stringContaining('use spaces')]);
  });
});
