import type { EndReason, SilencePlace } from '@repartee/proto';

import type { Stance } from '../../model/index.js';
import type { DebriefingTexts, SkillChange } from './texts.js';

const from: Record<Stance, string> = {
  closed: 'de la fermeture',
  guarded: 'de la méfiance',
  engaged: 'du dialogue',
  won_over: "de l'accord",
  about_to_leave: 'de la rupture',
};

const to: Record<Stance, string> = {
  closed: 'à la fermeture',
  guarded: 'à la méfiance',
  engaged: 'au dialogue',
  won_over: "à l'accord",
  about_to_leave: 'au bord de la rupture',
};

const stays: Record<Stance, string> = {
  closed: "ne s'ouvre à aucun moment",
  guarded: 'reste sur la réserve du début à la fin',
  engaged: 'reste dans le dialogue du début à la fin',
  won_over: 'reste de votre côté du début à la fin',
  about_to_leave: 'reste au bord de la rupture du début à la fin',
};

const staysSo: Record<Stance, string> = {
  closed: "rien ne s'est ouvert à aucun moment",
  guarded: 'la réserve est restée du début à la fin',
  engaged: 'le dialogue a pourtant tenu du début à la fin',
  won_over: "l'accord était pourtant là du début à la fin",
  about_to_leave: 'la rupture menaçait du début à la fin',
};

const endings: Record<EndReason, (name: string) => string> = {
  objective_reached: () => "Vous avez atteint l'objectif",
  persona_left: (name) => `${name} a mis fin à l'échange avant que l'objectif soit atteint`,
  time: () => "Le temps s'est écoulé avant que l'objectif soit atteint",
  learner: () => "Vous avez conclu avant que l'objectif soit atteint",
  abandoned: () => "L'échange s'est interrompu avant que l'objectif soit atteint",
};

const turningPoints: Record<Stance, { up: (name: string) => string; down: (name: string) => string }> = {
  closed: { up: (name) => `Ici, ${name} reste, mais se ferme`, down: (name) => `Ici, ${name} se ferme` },
  guarded: { up: (name) => `Ici, ${name} commence à vous écouter`, down: (name) => `Ici, ${name} se méfie de nouveau` },
  engaged: { up: (name) => `Ici, ${name} s'ouvre à vous`, down: (name) => `Ici, ${name} doute un peu de vous` },
  won_over: { up: (name) => `Ici, ${name} vous rejoint`, down: (name) => `Ici, ${name} reste encore de votre côté` },
  about_to_leave: {
    up: (name) => `Ici, ${name} est sur le point de partir`,
    down: (name) => `Ici, ${name} est sur le point de partir`,
  },
};

const silences: Record<SilencePlace, { up: (name: string) => string; down: (name: string) => string }> = {
  after_own_question: {
    up: (name) => `Vous posez votre question, puis vous laissez à ${name} le temps de répondre`,
    down: () => 'Le silence après votre question a trop duré',
  },
  after_bad_news: {
    up: () => 'Vous annoncez le plus difficile, puis vous laissez le temps de le recevoir',
    down: () => "Après l'annonce, le silence a trop duré",
  },
  after_persona_question: {
    up: () => 'Vous prenez un instant avant de répondre',
    down: (name) => `${name} vous pose une question qui reste sans réponse`,
  },
  otherwise: {
    up: () => 'Vous laissez de la place ici',
    down: (name) => `Le silence laisse ${name} sans repère`,
  },
};

const silenceReasons: Record<SilencePlace, { up: string; down: string }> = {
  after_own_question: {
    up: "Une question agit tant que personne ne parle : ce qui vient après la pause est souvent l'essentiel.",
    down: 'Une pause invite à répondre ; trop longue, elle ressemble à un examen.',
  },
  after_bad_news: {
    up: "Une nouvelle difficile demande un moment avant que l'on puisse entendre la suite.",
    down: 'Après une nouvelle difficile, on attend un signe que vous êtes toujours là.',
  },
  after_persona_question: {
    up: 'Une courte pause montre que vous pesez la question.',
    down: 'Une question directe laissée sans réponse en dit déjà une, et rarement celle que vous voulez donner.',
  },
  otherwise: {
    up: 'Une pause rend la parole.',
    down: "Quand rien ne l'appelle, un long silence laisse l'autre deviner ce que vous pensez.",
  },
};

const list = (changes: readonly SkillChange[]) =>
  changes.map(({ skill, points }) => `${skill} (${Math.abs(points)} points)`).join(' et ');

/** French, in the polite form; sentences about the persona are built so that nothing agrees with its gender. */
export const french: DebriefingTexts = {
  nothingSaid: (name) =>
    `${name} n'a rien entendu à quoi répondre : il n'y avait donc rien à évaluer. Pour commencer, dites en une phrase ce qui vous réunit, puis laissez la place à une réponse.`,
  outcome: (reason, isReached, name) => `${isReached ? endings.objective_reached(name) : endings[reason](name)}.`,
  journey: (name, start, end) =>
    start === end ? `${name} ${stays[start]}` : `Au fil de l'échange, ${name} passe ${from[start]} ${to[end]}`,
  journeyOn: (_, start, end) => (start === end ? staysSo[start] : `le climat est allé ${from[start]} ${to[end]}`),
  strengths: (best, weakest) =>
    `votre point fort est « ${best} », et c'est sur « ${weakest} » que la prochaine tentative a le plus à gagner`,
  onlyGain: (weakest) => `pour la prochaine tentative, commencez par une seule chose, « ${weakest} »`,
  onlyStrength: (best) => `votre appui, c'est « ${best} »`,

  lever: (label) => `Cela a porté : une réponse qui ${label}.`,
  misstep: (label) => `Une porte s'est fermée : une réponse qui ${label}.`,
  repair: (label) => `Vous avez rattrapé, avec une réponse qui ${label}.`,
  factOpened: (name, fact) =>
    name === null
      ? `Ici, vous pouvez en apprendre plus : ${fact}.`
      : `Ici, ${name} veut bien vous en dire plus : ${fact}.`,
  alsoOpened: (name, fact) =>
    name === null
      ? `Du coup, vous pouvez en apprendre plus : ${fact}.`
      : `Du coup, ${name} veut bien vous en dire plus : ${fact}.`,
  tooEarly: (label) => `C'était trop tôt : une réponse qui ${label}.`,
  missedLever: (label) => `Il y avait place ici pour une réponse qui ${label}.`,
  turningPoint: (name, stance, trend) => `${turningPoints[stance][trend](name)}.`,
  turningPointWhy: (trend) =>
    trend === 'up'
      ? "Aucune phrase ne l'explique à elle seule : c'est la somme de ce que vous avez dit jusque-là."
      : "Aucune phrase ne l'explique à elle seule : de petites choses s'étaient accumulées.",
  silence: (name, place, trend) => `${silences[place][trend](name)}.`,
  silenceWhy: (_, place, trend) => silenceReasons[place][trend],
  factWhy: () => "On n'apprend ce qu'il y a derrière que lorsqu'il y a une raison de vous le dire.",

  tryLever: (label, why) => `Essayez une réponse qui ${label}. ${why}`,
  waitWithLever: (label, why) => `Vous avez donné trop tôt une réponse qui ${label} ; gardez-la pour plus tard. ${why}`,
  insteadOfMisstep: (label, why) => `Votre réponse ${label} ; cherchez un autre chemin. ${why}`,

  usedLever: (label, isUsed) =>
    isUsed
      ? `Vous vouliez essayer une réponse qui ${label} : c'est fait.`
      : `Reste à essayer : une réponse qui ${label}.`,
  avoidedMisstep: (label, isAvoided) =>
    isAvoided
      ? `La dernière fois, une de vos réponses ${label} ; cette fois, aucune.`
      : `Cette fois encore, une de vos réponses ${label}.`,
  openAsYouDid: (label) => `C'est une réponse qui ${label}, et elle a porté.`,
  openLikeThis: (label) => `C'est une réponse qui ${label}.`,
  promise: (said, address) => (address === 'tu' ? `« Tu vas ${said} »` : `« Vous allez ${said} »`),
  entry: (label) => `Une réponse qui ${label}`,

  reachedThisTime: "Cette fois, vous avez atteint l'objectif.",
  noLongerReached: "La dernière fois, vous aviez atteint l'objectif ; cette fois, non.",
  asBefore: 'Compétence par compétence, cette tentative se situe à peu près au niveau de la précédente.',
  changes: (up, down) => {
    if (down.length === 0) return `En hausse depuis votre dernière tentative : ${list(up)}.`;
    if (up.length === 0) return `En baisse depuis votre dernière tentative : ${list(down)}.`;
    return `Depuis votre dernière tentative, en hausse : ${list(up)} ; en baisse : ${list(down)}.`;
  },
};
