import { languageWords } from '../columns.js';
import type { Projection } from '../projection.js';

/** The language a person is spoken to in. */
export const personLanguages: Projection = {
  table: 'person_languages',
  from: ['repartee.directory.v1.PersonJoined', 'repartee.directory.v1.LanguageChosen'],
  erasedBy: 'person_id',
  rows: (event) => {
    const { data } = event;
    const saysLanguage =
      data.$typeName === 'repartee.directory.v1.PersonJoined' ||
      data.$typeName === 'repartee.directory.v1.LanguageChosen';
    if (!saysLanguage) return [];
    return [
      {
        organisation: event.organisation,
        person_id: data.personId,
        language: languageWords[data.language],
        version: event.version,
      },
    ];
  },
};
