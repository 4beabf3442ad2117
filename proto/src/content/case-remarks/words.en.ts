import type { RemarkSentences } from './words.js';

/** English, as the form and the interface say it. */
export const english: RemarkSentences = {
  any: {
    tooLong: '{over} characters too many: it is said in one breath, in at most {most}.',
    brackets: 'Plain words only, please: no brackets or bars.',
    link: 'No addresses or links, please: it will be said aloud. A few words do, such as “{example}”.',
    otherLanguage:
      'This seems to be in another language than the conversation. Write it in the language chosen above, such as “{example}”.',
  },
  who: {
    missing: 'They need a name, such as “{example}”. Any first name will do.',
    title: 'A first name is enough, such as “{example}”. With a title they will be called by it in every sentence.',
    role: 'That says what they are to you. Give them a name, such as “{example}”; any first name will do.',
    lastName: 'That looks like a last name. A first name is enough, such as “{example}”.',
  },
  event: {
    missing: 'Say in a few words what it is about, such as “{example}”.',
    sentence:
      'This is a whole sentence. They will say it inside one of theirs, so a few words that name it are better, such as “{example}”.',
    about: 'The first word is there already: they say “So it’s about …” themselves.',
    mine: 'They will say these words, and “my” would then be theirs. Try “the”, such as “{example}”.',
    theirs:
      'They will say these words, and “his” or “her” would then be somebody else. Try “the”, such as “{example}”.',
    named: 'They will say these words, and nobody calls themselves by name. Leave the name out, such as “{example}”.',
  },
  date: {
    missing: 'Choose the day it happened. If it went on for long, take the day you noticed.',
    future:
      'That day is still to come. Choose the day on which it happened, or was decided, and not the day of your conversation.',
    longAgo: 'That is long ago: they will say the day and the month without the year.',
  },
  said: {
    nothing: 'Then leave it empty: they will not claim that you said something.',
    short: 'Give the words as they were said, such as “{example}”, or leave it empty.',
    quoted: 'Leave out the quotation marks: they are put in for you.',
    reported: 'Give the words themselves, as you said them: “{example}”, and not what they were about.',
  },
  goal: {
    missing: 'Say what you want to do by the end, such as “{example}”.',
    wish: 'The sentence brings its own beginning. Start with the verb.',
    notAVerb: 'Start with what you want to do, such as “{example}”.',
    mine: 'Your briefing says it to you, and “my” or “me” reads oddly there. Try it without, such as “{example}”.',
  },
};
