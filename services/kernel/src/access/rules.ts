import type { RoleName } from '../auth/current-user.js';

/** How far a rule reaches inside the reader's organisation; no rule reaches another one. */
export type Scope =
  /** What is about the person. */
  | 'own'
  /** The sites and teams of the role's grant. */
  | 'grants'
  | 'organisation';

/** What must hold besides, checked for every single thing. */
export type Condition =
  /** The session was declared as assessed before its first turn. */
  | 'assessed'
  /** The session is assessed and the organisation lets managers open such sessions. */
  | 'assessed_and_policy'
  /** Figures over at least five learners, without names or words. */
  | 'group_floor';

export interface Rule {
  id: string;
  roles: readonly RoleName[];
  scope: Scope;
  condition?: Condition;
  /** The sentence on the page "Who sees what". */
  sentence: { en: string; fr: string };
}

const everybody = ['learner', 'trainer', 'manager', 'author', 'admin'] as const;

/** Who sees and does what: the only place that says so. The guard, the queries and the page all read it. */
export const rules = {
  ownAccount: {
    id: 'ownAccount',
    roles: everybody,
    scope: 'own',
    sentence: {
      en: 'You see and change your own account: your name, your language, your password.',
      fr: 'Vous voyez et modifiez votre propre compte : votre nom, votre langue, votre mot de passe.',
    },
  },
  ownSessions: {
    id: 'ownSessions',
    roles: everybody,
    scope: 'own',
    sentence: {
      en: 'You rehearse, and you read your own conversations, debriefings and progress, practice and assessed alike.',
      fr: 'Vous vous entraînez et vous relisez vos propres conversations, débriefings et progrès, entraînements comme évaluations.',
    },
  },
  ownCases: {
    id: 'ownCases',
    roles: everybody,
    scope: 'own',
    sentence: {
      en: 'What you tell of a conversation of your own, and how you rehearse it, nobody else sees and no figure counts; you delete all of it at one press.',
      fr: "Ce que vous racontez d'une conversation qui vous attend, et vos répétitions, personne d'autre ne les voit et aucun chiffre ne les compte ; vous supprimez le tout d'un seul geste.",
    },
  },
  practiceCounts: {
    id: 'practiceCounts',
    roles: ['trainer', 'manager'],
    scope: 'grants',
    condition: 'group_floor',
    sentence: {
      en: 'Of practice, trainers and managers see only how many sessions a group of five learners or more has held: no names, no words, no scores.',
      fr: "De l'entraînement, formateurs et responsables ne voient que le nombre de sessions d'un groupe d'au moins cinq apprenants : ni noms, ni mots, ni notes.",
    },
  },
  openAsTrainer: {
    id: 'openAsTrainer',
    roles: ['trainer'],
    scope: 'grants',
    condition: 'assessed',
    sentence: {
      en: 'Trainers open assessed sessions of their sites and teams, with names and words. You see who opened yours.',
      fr: 'Les formateurs ouvrent les sessions évaluées de leurs sites et équipes, avec noms et mots. Vous voyez qui a ouvert les vôtres.',
    },
  },
  openAsManager: {
    id: 'openAsManager',
    roles: ['manager'],
    scope: 'grants',
    condition: 'assessed_and_policy',
    sentence: {
      en: 'Managers open assessed sessions of their sites and teams only if your organisation has decided so. You see who opened yours.',
      fr: "Les responsables n'ouvrent les sessions évaluées de leurs sites et équipes que si votre organisation l'a décidé. Vous voyez qui a ouvert les vôtres.",
    },
  },
  reviewSessions: {
    id: 'reviewSessions',
    roles: ['trainer'],
    scope: 'grants',
    condition: 'assessed',
    sentence: {
      en: 'Trainers comment on moments and correct criteria of the assessed sessions they may open; both values stay visible to you.',
      fr: "Les formateurs commentent des moments et corrigent des critères des sessions évaluées qu'ils peuvent ouvrir ; les deux valeurs vous restent visibles.",
    },
  },
  assignScenarios: {
    id: 'assignScenarios',
    roles: ['trainer', 'manager', 'admin'],
    scope: 'grants',
    sentence: {
      en: 'Trainers and managers assign scenarios to teams within their grants, administrators to any team.',
      fr: 'Formateurs et responsables attribuent des scénarios aux équipes de leur périmètre, les administrateurs à toute équipe.',
    },
  },
  compareCohorts: {
    id: 'compareCohorts',
    roles: ['trainer', 'manager'],
    scope: 'grants',
    condition: 'group_floor',
    sentence: {
      en: 'Trainers and managers compare groups of five learners or more within their grants, from assessed sessions only.',
      fr: "Formateurs et responsables comparent des groupes d'au moins cinq apprenants de leur périmètre, sur les seules sessions évaluées.",
    },
  },
  seePeople: {
    id: 'seePeople',
    roles: ['trainer', 'manager'],
    scope: 'grants',
    sentence: {
      en: 'Trainers and managers see who belongs to the sites and teams of their grants, and what is assigned there.',
      fr: 'Formateurs et responsables voient qui fait partie des sites et équipes de leur périmètre, et ce qui y est attribué.',
    },
  },
  readCatalogue: {
    id: 'readCatalogue',
    roles: everybody,
    scope: 'organisation',
    sentence: {
      en: 'Everybody reads the catalogue of scenarios and what each one trains.',
      fr: "Chacun lit le catalogue des scénarios et ce que chacun d'eux fait travailler.",
    },
  },
  readContents: {
    id: 'readContents',
    roles: ['author', 'trainer'],
    scope: 'organisation',
    sentence: {
      en: 'Authors and trainers read how a scenario works: what moves its persona, what it hides, how it is scored.',
      fr: "Auteurs et formateurs lisent comment un scénario fonctionne : ce qui fait évoluer son personnage, ce qu'il cache, comment il est noté.",
    },
  },
  writeCatalogue: {
    id: 'writeCatalogue',
    roles: ['author'],
    scope: 'organisation',
    sentence: {
      en: 'Authors write personas, scenarios and rubrics, and see no session of anybody else.',
      fr: "Les auteurs écrivent personnages, scénarios et grilles, et ne voient aucune session d'autrui.",
    },
  },
  administerPeople: {
    id: 'administerPeople',
    roles: ['admin'],
    scope: 'organisation',
    sentence: {
      en: 'Administrators manage sites, teams, people, roles, invitations and erasure, and see no session of anybody else.',
      fr: "Les administrateurs gèrent sites, équipes, personnes, rôles, invitations et effacement, et ne voient aucune session d'autrui.",
    },
  },
  limitSpeech: {
    id: 'limitSpeech',
    roles: ['admin'],
    scope: 'organisation',
    sentence: {
      en: 'Administrators see how much speech all conversations of a month have used together, and set a ceiling for it.',
      fr: "Les administrateurs voient combien de parole toutes les conversations d'un mois ont utilisé ensemble, et en fixent le plafond.",
    },
  },
  seeRules: {
    id: 'seeRules',
    roles: everybody,
    scope: 'organisation',
    sentence: {
      en: 'Everybody reads this page, and your organisation’s decision on managers.',
      fr: 'Chacun lit cette page, et la décision de votre organisation sur les responsables.',
    },
  },
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;

/** The rules in the order of the page. */
export const ruleList: readonly Rule[] = Object.values(rules);
