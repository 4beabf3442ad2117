/** Words by which a turn is told to ask, to announce that it will tell, or to answer itself; lists of one language. */
export interface InquiringWords {
  /** Verbs of telling, that ask where the other is to tell. */
  telling: ReadonlySet<string>;
  /** Verbs of wanting to know, that ask where the speaker wants. */
  wanting: ReadonlySet<string>;
  /** Of `telling`, those that need somebody addressed. */
  infinitives: ReadonlySet<string>;
  /** Verbs by which the speaker tells of itself after `ownSubjects`. */
  ownVerbs: ReadonlySet<string>;
  ownSubjects: ReadonlySet<string>;
  /** Before these a verb of telling names a purpose. */
  purposes: ReadonlySet<string>;
  /** Two words that make what follows a thing named: "ce que". */
  relatives: ReadonlySet<string>;
  /** "Me", before the verb. */
  toMe: ReadonlySet<string>;
  /** Questions that are a retort where nothing follows them. */
  retorts: ReadonlySet<string>;
  /** They ask for the reason of what is held to be so. */
  whys: ReadonlySet<string>;
  /** Opens an answer to one's own question. */
  because: ReadonlySet<string>;
  /** They answer a question to be answered with yes or no. */
  settling: ReadonlySet<string>;
  /** They answer a question alone, and deny all of it. */
  denyingAll: ReadonlySet<string>;
  /** They open what one would answer oneself: "let us say". */
  supposing: readonly string[];
  /** Said before or after what one knows oneself: "you were not told, I know". */
  knowing: readonly string[];
  /** A verb of telling beside them tells what was done to somebody, and not what somebody said. */
  suffering: ReadonlySet<string>;
  /** Joins a second thing that is asked for to the first. */
  joining: ReadonlySet<string>;
  /** Right after it, what takes up that of which something was asked: "and is it", "et ça". */
  takingUp: ReadonlySet<string>;
  /** Of `joining`, what puts one of two; after it these put none: "or not". */
  choosing: ReadonlySet<string>;
  choosesNothing: ReadonlySet<string>;
  /** They ask where they open a question or end it, and elsewhere join a clause: "those who drive". */
  joiningPersons: ReadonlySet<string>;
  /** They join a clause in front of the question as well: "when the machine stops, what does it show". */
  joiningTimes: ReadonlySet<string>;
  /** What may stand before them in the question: "and with whom". */
  leadingIn: ReadonlySet<string>;
  /** What may still follow a question word that stands where its answer would: "avec qui avant moi". */
  afterPlace: ReadonlySet<string>;
  /** What follows times where they ask: "when did", "quand est-ce". */
  following: ReadonlySet<string>;
  /** After such a word these begin the second; of them `asksOpenly` want more than a word for an answer. */
  asksOn: ReadonlySet<string>;
  asksOpenly: ReadonlySet<string>;
  /** They may stand between: "and by when". */
  prepositions: ReadonlySet<string>;
}
