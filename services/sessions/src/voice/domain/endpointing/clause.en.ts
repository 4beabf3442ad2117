import type { ClauseWords } from './clause.js';

const set = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .trim()
      .split(/\s+/)
      .map((word) => word.replaceAll('_', ' ')),
  );

const verbs = set(`am is are was were do does did have has had will would shall should can could may might must
  i'm you're he's she's it's we're they're that's there's what's who's i've you've we've they've i'll you'll he'll she'll
  we'll they'll it'll i'd you'd he'd she'd we'd they'd don't doesn't didn't can't couldn't won't wouldn't isn't aren't
  wasn't weren't haven't hasn't hadn't shouldn't let's cannot
  think know mean want need see hear understand feel say tell ask give take make get go come put keep let try work help
  suggest propose offer agree believe hope suppose guess appreciate apologise apologize thank like love hate wonder
  remember forget wait call write send show find leave stay start stop happen seem sound look matter
  thinks knows means wants needs sees hears understands feels says tells asks gives takes makes gets goes comes puts
  keeps lets tries works helps suggests offers agrees believes hopes likes wonders remembers waits calls writes sends
  shows finds leaves stays starts stops happens seems sounds looks matters
  thought knew meant saw heard understood felt said told gave took made got went came kept left sent found lost paid
  wrote spoke met brought bought held led ran sat stood began broke chose fell grew spent won explain listen imagine
  describe share expect worry worries bring brings deserve depends`);
const questionWords = set('what how why where when who whom whose which');
const auxiliaries = set(`do does did is are was were am will would can could should shall have has had may might must
  don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't haven't hasn't what's who's
  where's how's`);
const subjects = set(`i you he she it we they this that there the my your our his her their nobody everybody everyone
  somebody someone anyone people i'm you're he's she's it's we're they're that's there's i've you've we've they've i'll
  you'll he'll she'll we'll they'll i'd you'd we'd they'd`);

/** A verb, or a word that by its end and place is one. */
function isVerb(word: string, before: string | undefined): boolean {
  if (verbs.has(word)) return !(before !== undefined && determiners.has(before));
  return /..ed$/.test(word) && before !== undefined && !determiners.has(before);
}

const determiners = set(
  'the a an my your our his her their its this these those some anything everything something nothing any every each no',
);

/** A question word or a turned verb at the head, and a verb. */
function asks(words: readonly string[]): boolean {
  const [first, second, third] = words;
  if (first === undefined || second === undefined) return false;
  // "What I mean is" tells.
  if (questionWords.has(first) && subjects.has(second) && !auxiliaries.has(second)) return false;
  if (auxiliaries.has(first)) return subjects.has(second) || /^[a-z]+$/.test(second);
  if (!questionWords.has(first) && !(questionWords.has(second) && prepositions.has(first))) return false;
  return words.slice(1).some((word, index) => isVerb(word, words[index])) && third !== undefined;
}

const prepositions = set('for about with to of at from on in by into up out');

const notAdverbs = set(
  'family reply apply supply july early friendly weekly monthly daily yearly only likely unlikely',
);

const reporting = set(`say says said saying mention mentioned mentions think thinks thought know knows knew understand
  understands understood hear hears heard hearing tell tells told feel feels felt believe believed mean means meant realise
  realised realize realized notice noticed hope guess suggest suggested explain explained is was so sure afraid me you us
  agree agreed promise promised claim claims claimed`);

export const clauseWordsEn: ClauseWords = {
  leading: set(`the a an my your our his its their every each some any these those
    and but or because although though unless whereas if when while whether since until before after as than that's
    to what how why where who when onto over under between through during without against towards toward
    upon per via around behind below above beside beyond despite
    i we he she they who which whose
    am is are was were be been being have has had do does did will would shall should can could may might must
    i'm you're he's she's it's we're they're there's what's i've you've we've they've i'll you'll he'll she'll we'll
    they'll it'll i'd you'd he'd she'd we'd they'd let's
    don't doesn't didn't can't couldn't won't wouldn't isn't aren't wasn't weren't haven't hasn't shouldn't cannot not
    very really quite rather such just only even also more most less few several many much another other same own
    um uh er erm well so like basically actually maybe perhaps
    first_of_all in_order such_as as_well_as sort_of kind_of a_lot_of going_to have_to need_to want_to used_to
    one_of whenever wherever whoever whatever whichever about_to able_to trying_to supposed_to hoping_to likely_to ready_to
    that_the that_it that_we that_i that_you what_i what_you how_you how_we is_that said_that know_that
    think_that sure_that told_that mean_that hope_that say_that tell_me_that so_that`),
  lacking: set(`want need tell give offer make let put take bring send show keep get find see mean hear say said told
    gave made put took brought sent showed kept got suggest propose appreciate like raise cut change split discuss
    explain reach wants needs needed wanted asked ask call write check describe consider understand yet think thought
    believe know feel am seem seems sound sounds sounded tried try looking going trying asking telling giving making
    there two three four five six seven eight nine ten twenty thirty new next last first`),
  stranded: prepositions,
  wide: questionWords,
  particles: set('in up out off over down back'),
  final:
    set(`can_do could_do bit_more little_more any_more once_more start_over can_i_do can_we_do could_i_do could_we_do
    should_i_do should_we_do would_you_do do_you_do`),
  objects: set('it that this them me us him her you'),
  giving:
    set(`tell give offer let show send ask promise telling giving asking told gave asked help make makes made making keep kept
    sent showed offered`),
  closing: set(`please thanks thank_you today tomorrow yesterday tonight now then again instead already too anyway
    myself yourself himself herself ourselves themselves mine yours ours theirs
    here there something anything nothing everything someone anyone everyone everybody nobody
    monday tuesday wednesday thursday friday saturday sunday morning afternoon evening noon week weeks month months
    year years day days hour hours minute minutes time together back moment percent euros pounds dollars
    a_lot happened wrong right sorry sure true fair okay ok done possible better best
    or_so my_own your_own his_own her_own our_own their_own do_so at_all in_mind of_course for_now as_well by_then after_that so_far at_least first_place each_other
    you_are i_am it_is it_was they_are we_are he_is she_is`),
  formulas: set(`yes no okay ok sure right exactly absolutely hello hi thanks sorry goodbye bye agreed deal really
    please well_done good_morning good_afternoon good_evening thank_you thank_you_very_much thanks_a_lot of_course
    i_see i_know all_right fair_enough no_problem not_at_all yes_please no_thank_you no_thanks i_understand i_agree
    i'm_sorry i_am_sorry excuse_me nice_to_meet_you see_you_then go_on go_ahead that's_right that's_true
    yes_i_do yes_i_am yes_i_can yes_it_is no_i_don't no_i_can't i_don't_know good_point yes_of_course why why_not
    what how_so like_what and_then what_else`),
  markers: set('um uh er erm mm hmm so well and but okay ok oh ah right now look listen yes no yeah alright'),
  subordinating: set('if when while since because although though unless before after as once whenever whereas'),
  inverting: auxiliaries,
  joining: set('and but or because although though unless if when while that so then what how why where who which'),
  subjects,
  pronouns: set('i you he she we they'),
  isVerb,
  auxiliaries,
  groups: set(`have has had having been be am is are was were will would can could should must may might do does did to
    i've you've we've they've he's she's it's i'd you'd we'd they'd i'll you'll we'll they'll don't didn't doesn't
    haven't hasn't hadn't won't wouldn't can't couldn't not never`),
  heads: set(
    `any every each a an one the my your our his her their this these those people somebody someone anybody anyone everyone everything`,
  ),
  relative: set('who that which whose where'),
  contacts: set(
    `i you he she we they i'm i've i'd you've you're you'd we've we're we'd they've they're they'd he's she's`,
  ),
  openers:
    set(`what_i what_you what_we what_they what_he what_she what_i'm what_you're what_we're as_long_as as_soon_as as_far_as as_much_as now_that given_that even_if even_though in_case by_the_time
    every_time each_time any_time the_moment the_minute the_day the_next_time the_last_time in_terms_of as_for
    when_it_comes_to of_all out_of_all of_everything provided_that assuming_that seeing_that considering_that
    rather_than instead_of apart_from compared_to regardless_of with_regard_to with_respect_to the_more the_way`),
  adverbs: set(`ever never always often usually rarely seldom hardly barely nearly almost probably definitely certainly
    clearly simply actually honestly obviously basically for_example for_instance at_least sort_of kind_of`),
  isAdverb: (word) => word.length > 4 && word.endsWith('ly') && !notAdverbs.has(word),
  reports: (word, before) => word === 'that' && reporting.has(before ?? ''),
  turning: set(`would do does did can could should will don't doesn't didn't can't couldn't wouldn't won't might must`),
  askedSubjects: set('who what which'),
  transitive:
    set(`considered managed mentioned described discussed provided received handled offered proposed gave gives
    made makes took takes brought puts includes included requires required considering discussing including providing
    receiving handling using used`),
  pending: set(`ever never always often usually rarely seldom hardly barely nearly almost completely totally extremely
    particularly absolutely incredibly`),
  indefinite: set('a an'),
  degrees: set('really very quite rather so pretty too more most less bit fairly such'),
  asks,
};
