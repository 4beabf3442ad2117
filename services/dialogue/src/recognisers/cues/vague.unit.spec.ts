import { describeCue } from './cue-table.fixture.js';

describeCue('commitment', {
  en: {
    shows: [
      "I'll ring you back on Monday.",
      "I'll send it as soon as the part is here.",
      "I'll bring it when we meet.",
    ],
    not: [
      "I'll send it to you when I can.",
      'We will write to you some day.',
      "I'll look into it at some point.",
      "I can't say when we'll have it.",
      "I don't know whether I'll be sending it.",
    ],
  },
  fr: {
    shows: [
      'Je vous rappelle lundi.',
      'Je vous envoie le devis dès que la pièce est là.',
      "Je vous l'apporterai quand on se verra.",
    ],
    not: [
      'Je vous enverrai ça quand je peux.',
      'Nous vous écrirons un de ces jours.',
      "On vous appellera un jour ou l'autre.",
      'On vous livrera au plus vite.',
      'Je ne sais pas quand nous vous livrerons.',
    ],
  },
});

describeCue('next_step', {
  en: {
    shows: ["Let's meet again on Tuesday.", 'On Monday we call the supplier.'],
    not: ["Let's meet again some time.", 'We have been closed since Monday.', 'On Friday I finish at four.'],
  },
  fr: {
    shows: ['On se revoit mardi.', 'Lundi, nous appelons le fournisseur.'],
    not: [
      'On se revoit un de ces jours.',
      'Je cherche un plombier depuis mardi.',
      'Vendredi, je finis à seize heures.',
    ],
  },
});

describeCue('small_talk', {
  en: {
    shows: ['How was your weekend?', 'I wanted to ask how your weekend was.'],
    not: ["I won't ask how your weekend was."],
  },
  fr: {
    shows: ['Ça va ?', 'Je voulais vous demander comment était votre week-end.'],
    not: ['Ça va fermer en juin.', 'Ça va prendre du temps.', 'Je ne vous demande pas comment était votre week-end.'],
  },
});

describeCue('reflection_complex', {
  en: {
    shows: ["You're furious about it.", 'You must be furious.'],
    not: ['You are angry?'],
  },
  fr: {
    shows: ['Vous êtes furieuse.', 'Vous devez être furieuse.'],
    not: ['Vous êtes vexée ?', 'Vous êtes en colère ?'],
  },
});
