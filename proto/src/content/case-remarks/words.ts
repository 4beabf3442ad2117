import type { Language } from '../text.js';
import type { AnswerField, CaseRemark } from './remarks.js';
import { exampleAnswers } from './tidied.js';
import { english } from './words.en.js';
import { french } from './words.fr.js';

/** Sentences by answer and by what does not fit; `any` for every answer. They may hold `{example}`, `{most}`, `{over}`. */
export type RemarkSentences = Readonly<Record<AnswerField | 'any', Readonly<Record<string, string>>>>;

export const remarkSentences: Readonly<Record<Language, RemarkSentences>> = { en: english, fr: french };

/** A remark as a sentence that helps, in the reader's language; the example in it is one of the conversation's language. */
export function remarkInWords(
  field: AnswerField,
  { code, length }: CaseRemark,
  { reader, language }: { reader: Language; language: Language },
): string {
  const sentences = remarkSentences[reader];
  const sentence = sentences[field][code] ?? sentences.any[code] ?? '';
  const example = field === 'date' ? '' : exampleAnswers[language][field];
  const values: Readonly<Record<string, string>> = {
    example,
    most: String(length?.most ?? ''),
    over: String(length?.over ?? ''),
  };
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
