import type { Language as LanguageWord } from '../content/text.js';
import type { Role as RoleWord } from '../http/auth.js';
import type { Purpose as PurposeWord } from '../socket/sessions.js';
import { Language, Purpose, Role } from '../gen/repartee/common/v1/common_pb.js';

/** A value of the log and its word at the edges, both ways. */
interface Words<Value extends number, Word extends string> {
  toWord(value: Value): Word;
  toValue(word: Word): Value;
}

function words<Value extends number, Word extends string>(byWord: Record<Word, Value>): Words<Value, Word> {
  const pairs = Object.entries(byWord) as [Word, Value][];
  const byValue = new Map(pairs.map(([word, value]) => [value, word]));
  return {
    toValue: (word) => byWord[word],
    toWord: (value) => {
      const word = byValue.get(value);
      if (word === undefined) throw new RangeError(`no word for the value ${value}`);
      return word;
    },
  };
}

export const languageWords = words<Language, LanguageWord>({ en: Language.EN, fr: Language.FR });

export const purposeWords = words<Purpose, PurposeWord>({ practice: Purpose.PRACTICE, assessed: Purpose.ASSESSED });

export const roleWords = words<Role, RoleWord>({
  learner: Role.LEARNER,
  trainer: Role.TRAINER,
  manager: Role.MANAGER,
  author: Role.AUTHOR,
  admin: Role.ADMIN,
});
