import { isSaidIn, openingOf, overlapOf, sentencesOf, trigramsOf } from './text.js';

describe('sentences of a reply', () => {
  it('are told apart by their stops, whatever their case, accents and commas', () => {
    expect(sentencesOf('No. I waited, twice! Et après… rien ?')).toEqual(['no', 'i waited twice', 'et apres', 'rien']);
  });

  it('are not cut within a figure', () => {
    expect(sentencesOf('That makes 4.5 percent.')).toHaveLength(1);
  });
});

describe('the opening of a reply', () => {
  it('is its first three words', () => {
    expect(openingOf("I don't know, honestly.")).toBe("i don't know");
  });

  it('is none where there are fewer', () => {
    expect(openingOf('I see.')).toBeNull();
  });
});

describe('the overlap of two replies', () => {
  it('is the share of the shorter one that both have', () => {
    // "i have to", "have to go" of the first; "i have to", "have to stay" of the second: one of two.
    expect(overlapOf(trigramsOf('I have to go.'), trigramsOf('I have to stay.'))).toBe(0.5);
  });

  it('is whole where one stands within the other, and none between two words', () => {
    expect(overlapOf(trigramsOf('I have to go.'), trigramsOf('Sorry, I have to go now.'))).toBe(1);
    expect(overlapOf(trigramsOf('I see.'), trigramsOf('I see.'))).toBe(0);
  });
});

describe('whether something was said', () => {
  it.each([
    ['me rappeler jeudi', 'Je vous rappelle jeudi.', true],
    ['250 euros', 'You get €250 from us.', true],
    ['4%', 'We shall say four per cent.', true],
    ['call me back', 'The machine is old.', false],
    ['Friday', 'The technician comes on Thursday.', false],
    ['80 euros', 'We pay 120 for it.', false],
  ])('%s in "%s": %s', (said, text, expected) => {
    expect(isSaidIn(said, text)).toBe(expected);
  });
});
