import { describe, expect, it } from 'vitest';

import { typeset, typesetAll } from './typeset.js';

describe('when content was written with the signs of a keyboard', () => {
  it('sets the apostrophe between letters and leaves other marks alone', () => {
    expect(typeset("I won't, and L'aimant n'est pas 5' long, 'so' it goes")).toBe(
      "I won’t, and L’aimant n’est pas 5' long, 'so' it goes",
    );
  });

  it('keeps French signs with the word they follow', () => {
    expect(typeset('Il indique « client absent » ; vraiment ? Oui : deux fois !')).toBe(
      'Il indique «\u202fclient absent\u202f»\u202f; vraiment\u202f? Oui\u202f: deux fois\u202f!',
    );
  });

  it('leaves English as it is', () => {
    expect(typeset('Really? Yes: twice; “absent”!')).toBe('Really? Yes: twice; “absent”!');
  });

  it('keeps every character in its place', () => {
    const text = "Qu'a-t-elle dit ? « C'est non » !";
    expect(typeset(text)).toHaveLength(text.length);
    expect(typeset(text).indexOf('non')).toBe(text.indexOf('non'));
  });
});

describe('when an answer holds texts', () => {
  it('sets each of them and leaves the rest as it is', () => {
    expect(typesetAll({ a: ["l'un"], b: { c: 'vu ?', d: 3, e: null }, f: true })).toEqual({
      a: ['l’un'],
      b: { c: 'vu\u202f?', d: 3, e: null },
      f: true,
    });
  });
});
