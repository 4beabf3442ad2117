import type { Piece } from './words.js';

/** Whole words that stand for several, or for another, in typed and in transcribed English. */
export const expansionsEn: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "can't": 'can not',
    cannot: 'can not',
    cant: 'can not',
    "won't": 'will not',
    wont: 'will not',
    "shan't": 'shall not',
    "ain't": 'is not',
    dont: 'do not',
    doesnt: 'does not',
    didnt: 'did not',
    isnt: 'is not',
    arent: 'are not',
    wasnt: 'was not',
    werent: 'were not',
    havent: 'have not',
    hasnt: 'has not',
    hadnt: 'had not',
    wouldnt: 'would not',
    couldnt: 'could not',
    shouldnt: 'should not',
    "let's": 'let us',
    lets: 'let us',
    im: 'i am',
    ive: 'i have',
    youre: 'you are',
    youve: 'you have',
    youll: 'you will',
    theyre: 'they are',
    weve: 'we have',
    thats: 'that is',
    whats: 'what is',
    hows: 'how is',
    theres: 'there is',
    gonna: 'going to',
    wanna: 'want to',
    gotta: 'got to',
    lemme: 'let me',
    gimme: 'give me',
    kinda: 'kind of',
    sorta: 'sort of',
    dunno: 'do not know',
    "y'all": 'you all',
    u: 'you',
    "'cause": 'because',
    cuz: 'because',
    coz: 'because',
    pls: 'please',
    plz: 'please',
    thx: 'thanks',
    ty: 'thanks',
    ok: 'okay',
    okey: 'okay',
    kay: 'okay',
    yeah: 'yes',
    yep: 'yes',
    yup: 'yes',
    yea: 'yes',
    ya: 'yes',
    nope: 'no',
    nah: 'no',
    sry: 'sorry',
    mum: 'mother',
    mom: 'mother',
    dad: 'father',
    hes: 'he is',
    shes: 'she is',
    youd: 'you would',
    theyll: 'they will',
    itll: 'it will',
    thatll: 'that will',
    wheres: 'where is',
    whos: 'who is',
    r: 'are',
    ur: 'your',
    alot: 'a lot',
    bc: 'because',
    idk: 'i do not know',
    tmrw: 'tomorrow',
    // As they are often misspelt.
    appologise: 'apologise',
    appologize: 'apologize',
    appologies: 'apologies',
    becuase: 'because',
    beleive: 'believe',
    definately: 'definitely',
    dissapointed: 'disappointed',
    disapointed: 'disappointed',
    dissapointing: 'disappointing',
    disapointing: 'disappointing',
    dissapointment: 'disappointment',
    disapointment: 'disappointment',
    frustated: 'frustrated',
    frustating: 'frustrating',
    realy: 'really',
    recieve: 'receive',
    recieved: 'received',
    sory: 'sorry',
    tommorow: 'tomorrow',
    tommorrow: 'tomorrow',
    tomorow: 'tomorrow',
    untill: 'until',
    wierd: 'weird',
  }),
);

const suffixes: Readonly<Record<string, string>> = {
  m: 'am',
  re: 'are',
  ve: 'have',
  ll: 'will',
  d: 'would',
};

/** Pronouns and question words after which "'s" is "is"; after anything else it is a genitive. */
const beforeIs = new Set(
  [
    'it',
    'that',
    'this',
    'there',
    'here',
    'he',
    'she',
    'what',
    'who',
    'how',
    'where',
    'when',
    'why',
    'everything',
  ].concat(['everyone', 'everybody', 'nobody', 'something', 'nothing', 'one']),
);

export function splitContraction(folded: string): readonly Piece[] {
  const at = folded.indexOf("'");
  if (at < 0) return [{ text: folded, from: 0, to: folded.length }];
  const head = folded.slice(0, at);
  const tail = folded.slice(at + 1);
  if (tail === 't' && head.endsWith('n') && head.length > 2) {
    return [
      { text: head.slice(0, -1), from: 0, to: at - 1 },
      { text: 'not', from: at - 1, to: folded.length },
    ];
  }
  const full = suffixes[tail] ?? (tail === 's' && beforeIs.has(head) ? 'is' : undefined);
  if (full !== undefined) {
    return [
      { text: head, from: 0, to: at },
      { text: full, from: at, to: folded.length },
    ];
  }
  if (tail === 's' || tail === '') return [{ text: head, from: 0, to: folded.length }];
  return [{ text: folded.replaceAll("'", ''), from: 0, to: folded.length }];
}
