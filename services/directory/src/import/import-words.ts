import type { Language } from '@repartee/proto';

/** What is wrong with a file of people and what to do about it, a sentence each. */
export interface ImportWords {
  emptyFile: string;
  openQuotation: string;
  notUtf8: string;
  tooManyCells: string;
  unknownColumn: (column: string, known: string) => string;
  missingColumn: (column: string) => string;
  doubleColumn: (column: string) => string;
  noName: string;
  unusableName: string;
  noAddress: (email: string) => string;
  addressTwice: (line: number) => string;
  addressTaken: string;
  noSite: (site: string, sites: string) => string;
  noSites: (site: string) => string;
  noTeam: (site: string, team: string, teams: string) => string;
  noTeams: (site: string, team: string) => string;
  noRole: (role: string, known: string) => string;
  noLanguage: (language: string) => string;
}

export const importWords: Record<Language, ImportWords> = {
  en: {
    emptyFile: 'The file is empty; begin with a header.',
    openQuotation:
      'A quotation mark is opened and not closed, or stands in the middle of a cell; double it there ("").',
    notUtf8: 'Letters with accents were lost; save the file as "CSV UTF-8" and choose it again.',
    tooManyCells:
      'The line has more cells than the header; put a cell that holds the separator between quotation marks.',
    unknownColumn: (column, known) => `The column "${column}" has no meaning here; the columns are ${known}.`,
    missingColumn: (column) => `The column "${column}" is missing; add it to the header.`,
    doubleColumn: (column) => `The column "${column}" stands in the header twice; keep one of the two.`,
    noName: 'The name is missing; write first and last name.',
    unusableName: 'The name is longer than 120 characters or holds a control character; shorten or retype it.',
    noAddress: (email) => `"${email}" is not an e-mail address; write one such as jeanne.petit@example.org.`,
    addressTwice: (line) => `The address stands in line ${line} already; keep one of the two.`,
    addressTaken: 'Somebody signs in with this address already; use another one.',
    noSite: (site, sites) => `There is no site "${site}"; write one of ${sites}, or open it first.`,
    noSites: (site) => `There is no site "${site}"; open a site first.`,
    noTeam: (site, team, teams) => `${site} has no team "${team}"; write one of ${teams}, or open it first.`,
    noTeams: (site, team) => `${site} has no team "${team}"; open a team first.`,
    noRole: (role, known) => `There is no role "${role}"; write ${known}.`,
    noLanguage: (language) => `There is no language "${language}"; write en or fr.`,
  },
  fr: {
    emptyFile: "Le fichier est vide ; commencez par une ligne d'en-tête.",
    openQuotation:
      'Un guillemet est ouvert sans être fermé, ou se trouve au milieu d\'une cellule ; doublez-le à cet endroit ("").',
    notUtf8:
      'Des lettres accentuées ont été perdues ; enregistrez le fichier au format « CSV UTF-8 » et choisissez-le à nouveau.',
    tooManyCells:
      "La ligne a plus de cellules que l'en-tête ; mettez entre guillemets toute cellule qui contient le séparateur.",
    unknownColumn: (column, known) => `La colonne « ${column} » n'est pas prévue ; les colonnes sont ${known}.`,
    missingColumn: (column) => `La colonne « ${column} » manque ; ajoutez-la à l'en-tête.`,
    doubleColumn: (column) => `La colonne « ${column} » figure deux fois dans l'en-tête ; n'en gardez qu'une.`,
    noName: 'Le nom manque ; indiquez le prénom et le nom.',
    unusableName:
      'Le nom dépasse 120 caractères ou contient un caractère de contrôle ; raccourcissez-le ou ressaisissez-le.',
    noAddress: (email) => `« ${email} » n'est pas une adresse e-mail ; écrivez-la comme jeanne.petit@example.org.`,
    addressTwice: (line) => `L'adresse figure déjà à la ligne ${line} ; ne gardez que l'une des deux.`,
    addressTaken: "Quelqu'un se connecte déjà avec cette adresse ; utilisez-en une autre.",
    noSite: (site, sites) => `Il n'y a pas de site « ${site} » ; choisissez parmi ${sites}, ou ouvrez-le d'abord.`,
    noSites: (site) => `Il n'y a pas de site « ${site} » ; ouvrez d'abord un site.`,
    noTeam: (site, team, teams) =>
      `${site} n'a pas d'équipe « ${team} » ; choisissez parmi ${teams}, ou créez-la d'abord.`,
    noTeams: (site, team) => `${site} n'a pas d'équipe « ${team} » ; créez d'abord une équipe.`,
    noRole: (role, known) => `Il n'y a pas de rôle « ${role} » ; écrivez ${known}.`,
    noLanguage: (language) => `Il n'y a pas de langue « ${language} » ; écrivez en ou fr.`,
  },
};
