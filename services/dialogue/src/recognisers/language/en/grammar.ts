import type { Joiners } from '../../text/clauses.js';

const list = (words: string): string[] => words.trim().split(/\s+/);

export const questionWords: ReadonlySet<string> = new Set(list('what how why where when who whom whose which'));
export const auxiliaries: ReadonlySet<string> = new Set(
  list('do does did is are was were am will would can could should shall have has had may might must'),
);
export const toBe: ReadonlySet<string> = new Set(list('is are was were'));
export const subjects: ReadonlySet<string> = new Set(
  list(`i you he she it we they this that these those there the a an your my our his her their its anyone someone
    anybody somebody everyone everybody anything something everything people`),
);
/** Words that may stand before a question or a command without belonging to it. */
export const discourseMarkers: ReadonlySet<string> = new Set(
  list(`so and but okay well now then yes no right um uh hmm mm hm please also just or great good alright all sorry hi
    hello oh ah because actually first second still anyway listen look sure fine thanks see exactly again next perhaps
    maybe sir madam mrs mr like wow cool nice awesome honestly`),
);
/** After "how" or "what": the answer is a number, a time or a name. */
export const measures: ReadonlySet<string> = new Set(
  list(`many much long often old far soon big tall late early high low fast time day date year month week percentage
    number age`),
);
export const closedNouns: ReadonlySet<string> = new Set(
  list(`name number address age date price budget deadline email phone surname salary postcode account reference title
    colour total amount percentage time`),
);

export const joiners: Joiners = {
  always: new Set(list('but because although though unless whereas')),
  beforeSubject: new Set(list('and so or then if when while since before after until that whenever once as plus like')),
  subjects: new Set([
    ...list('i you he she it we they this that there the your my our his her their let please what how why'),
    ...list('do does did is are was were will would can could should have has'),
  ]),
  conditional: new Set(list('if unless')),
};

export const persons = {
  first: new Set(list('i we me us my our myself ourselves mine ours')),
  second: new Set(list('you your yours yourself yourselves')),
  third: new Set(list('he she they him her them his their it')),
};

export const concluding: ReadonlySet<string> = new Set(list('so then therefore thus'));

export const pointing: ReadonlySet<string> = new Set(list('that this it those these they one ones there so which'));

export const definite: ReadonlySet<string> = new Set(list('the your my our their his her its that those these this'));

export const vague: ReadonlySet<string> = new Set(
  list('time times thing things point points people minute minutes part parts step steps way ways month months'),
);

export const doneAtOnce: ReadonlySet<string> = new Set(
  list(
    'note noting write look listen explain tell say start begin open read repeat summarise summarize sum admit answer ask be see try stop think calling ringing phoning',
  ),
);

export const planned: ReadonlySet<string> = new Set(
  list('booked scheduled planned arranged reserved confirmed set fixed agreed'),
);

export const reporting: ReadonlySet<string> = new Set(
  list('said told says tell saying asked claims claimed thinks thought wrote shouted called replied answered insisted'),
);

export const functionWords: ReadonlySet<string> = new Set([
  ...list(`a an the this that these those some any each every all both either neither no not none more most much many few
    several such other another same own i you he she it we they me him her us them my your his its our their mine yours
    ours theirs myself yourself himself herself itself ourselves themselves one ones who whom whose which what when where
    why how do does did done doing be am is are was were been being have has had having will would shall should can could
    may might must ought and or but nor so yet for if then else because while although though unless until since as than
    of at by with without about against between into through during before after above below to from up down in out on
    off over under again further once here there also just only very too quite rather really even still already ever
    never always often sometimes yes okay oh ah um uh er hmm mm hm well right alright sure please thanks thank hi hello
    hey let now like get got gets getting go goes going went gone come comes came make makes made`),
]);

export const commonWords: ReadonlySet<string> = new Set(
  list(`think thinks thought know knows knew mean means meant say says said tell told talk talking see saw seen look
    looking want wants wanted need needs needed feel feels feeling felt understand understood hear heard try trying tried
    take takes took give gives gave given put keep keeps kept let find found work works working thing things way ways
    something anything nothing everything someone anyone everyone people person time times day days week weeks month
    today tomorrow yesterday moment minute bit lot kind sort good better best bad worse great nice fine new old big small
    long short hard easy possible sorry able use used ask asked asking question answer help helps helped happen happened
    happens change changed point part place side end start started problem problems issue reason idea fact case
    situation matter matters sense hope agree believe guess suppose maybe perhaps actually basically honestly exactly
    together back next last first second two three four five much little different important whole sure certain clear
    true wrong right done listen explain share wonder curious understandable appreciate figure solution option step`),
);
