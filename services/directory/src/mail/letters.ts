import type { Language } from '@repartee/proto';

import type { LinkKind } from '../credentials/links.repository.js';

export interface LetterFacts {
  name: string;
  organisation: string;
  url: string;
  /** UTC, milliseconds since 1970. */
  expiresAt: number;
  timeZone: string;
}

interface Letter {
  subject: string;
  text: string;
}

type Writer = (facts: LetterFacts, until: string) => Letter;

const letters: Record<LinkKind, Record<Language, Writer>> = {
  invitation: {
    en: ({ name, organisation, url }, until) => ({
      subject: `${organisation} invites you to Repartee`,
      text: `Hello ${name},\n\n${organisation} has opened a place for you to rehearse difficult conversations.\nChoose your password here, once, until ${until}:\n\n${url}\n`,
    }),
    fr: ({ name, organisation, url }, until) => ({
      subject: `${organisation} vous invite sur Repartee`,
      text: `Bonjour ${name},\n\n${organisation} vous a ouvert un espace pour vous entraîner aux conversations difficiles.\nChoisissez votre mot de passe ici, une seule fois, jusqu'au ${until} :\n\n${url}\n`,
    }),
  },
  password_reset: {
    en: ({ name, url }, until) => ({
      subject: 'A new password for Repartee',
      text: `Hello ${name},\n\nChoose a new password here, once, until ${until}:\n\n${url}\n\nIf you did not ask for it, there is nothing to do: your password stays as it is.\n`,
    }),
    fr: ({ name, url }, until) => ({
      subject: 'Un nouveau mot de passe pour Repartee',
      text: `Bonjour ${name},\n\nChoisissez un nouveau mot de passe ici, une seule fois, jusqu'au ${until} :\n\n${url}\n\nSi vous n'avez rien demandé, il n'y a rien à faire : votre mot de passe ne change pas.\n`,
    }),
  },
};

/** The mail that carries a one-time link, in the reader's language, with its last moment in the organisation's time. */
export function letterFor(kind: LinkKind, language: Language, facts: LetterFacts): Letter {
  const format = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: facts.timeZone,
  });
  return letters[kind][language](facts, format.format(facts.expiresAt));
}
