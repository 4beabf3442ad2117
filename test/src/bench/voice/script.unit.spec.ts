import { replyPieces, replyTo } from './script.js';

const asked = (...contents: unknown[]) =>
  JSON.stringify({ messages: contents.map((content) => ({ role: 'user', content })) });
const brief = `You are Nadia.\nSay this, in your own words, as you would in a conversation: ${JSON.stringify('He said "no". Why?')}\nSay all of it.`;

describe('the mind of the stand-in, when it is asked for a reply', () => {
  it('says what the brief of a persona tells it to, after its lead', () => {
    expect(replyTo(asked(brief, 'What happened?')).join('')).toMatch(/^You see, .* He said "no"\. Why\? $/);
  });

  it('says the whole reply to anybody else', () => {
    expect(replyTo(asked('You are a customer.', [{ type: 'text', text: 'Hello.' }]))).toEqual(replyPieces);
  });
});
