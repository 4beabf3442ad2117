/** Words by which a reproach is told from a fact, from what somebody was owed and from fault taken on. */
export interface BlamingWords {
  /** Question words that call to account. */
  accusing: ReadonlySet<string>;
  /** What befalls somebody and is no act. */
  befalling: ReadonlySet<string>;
  ofBeing: ReadonlySet<string>;
  participle: RegExp;
  /** What one is, has, feels or cannot help; "always" with these describes and does not reproach. */
  describing: ReadonlySet<string>;
  /** After "always", words that praise. */
  good: ReadonlySet<string>;
  denying: ReadonlySet<string>;
  /** The counterpart as one is called. */
  you: ReadonlySet<string>;
  /** "Because of", and after it oneself. */
  causes: ReadonlySet<string>;
  ours: ReadonlySet<string>;
  /** Small words between an obligation and its verb. */
  clitics: ReadonlySet<string>;
  /** How an obligation ends. */
  owed: ReadonlySet<string>;
  /** "Have" before "never" or "always", and after it what one has lived: a record. */
  having: ReadonlySet<string>;
  ever: ReadonlySet<string>;
  lived: ReadonlySet<string>;
  /** "It's you who" did well: credit, not fault. */
  credited: ReadonlySet<string>;
  /** Verbs that call a thing so: with these an insult word is no call. */
  calling: ReadonlySet<string>;
}
