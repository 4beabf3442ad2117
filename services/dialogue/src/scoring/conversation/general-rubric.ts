import type { Criterion, Lines, Rubric, Skill, Text } from '@repartee/proto';

type Words = readonly [en: string, fr: string];

const text = ([en, fr]: Words): Text => ({ en, fr });
const lines = (pairs: readonly Words[]): Lines => ({ en: pairs.map(([en]) => en), fr: pairs.map(([, fr]) => fr) });

interface Written {
  id: string;
  text: Words;
  anchors: { met: Words; partly: Words; not_met: Words };
  confirms: readonly Words[];
  does_not: readonly Words[];
  worked: Words;
  missing: Words;
  check: Criterion['check'];
}

const criterion = (written: Written): Criterion => ({
  id: written.id,
  text: text(written.text),
  met: text(written.anchors.met),
  partly: text(written.anchors.partly),
  not_met: text(written.anchors.not_met),
  confirms: lines(written.confirms),
  does_not: lines(written.does_not),
  worked: text(written.worked),
  missing: text(written.missing),
  check: written.check,
});

const listening: Skill = {
  id: 'listening',
  name: { en: 'Listening', fr: 'Écouter' },
  about: {
    en: 'Shows the other that what they said has arrived.',
    fr: "Montre à l'autre que ce qu'il a dit est bien arrivé.",
  },
  criteria: [
    criterion({
      id: 'gives-back',
      text: [
        'Gives back, in own words, what the other said or meant',
        "Redit avec ses mots ce que l'autre a dit ou voulait dire",
      ],
      anchors: {
        met: ['In at least one turn of eight, and twice', 'Dans au moins un tour sur huit, et deux fois'],
        partly: ['Once', 'Une fois'],
        not_met: ['Never', 'Jamais'],
      },
      confirms: [
        ['So the evenings are what you cannot give up.', 'Donc, ce sont les soirées que vous ne pouvez pas céder.'],
        [
          'You were promised one thing and got another.',
          'On vous avait promis une chose et vous en avez reçu une autre.',
        ],
      ],
      does_not: [['I see, I see.', 'Je vois, je vois.']],
      worked: [
        'You gave back what you had heard, so the other could go on from there.',
        "Vous avez redit ce que vous aviez entendu, et l'autre a pu poursuivre à partir de là.",
      ],
      missing: [
        'Say in a few words what you have understood before you go on.',
        'Dites en quelques mots ce que vous avez compris avant de poursuivre.',
      ],
      check: {
        met: { cue: ['reflection_simple', 'reflection_complex', 'summary'], at_least: 2, share_at_least: 12.5 },
        partly: { cue: ['reflection_simple', 'reflection_complex', 'summary'] },
      },
    }),
    criterion({
      id: 'names-feeling',
      text: ['Acknowledges what the matter does to the other', "Reconnaît ce que la situation fait à l'autre"],
      anchors: {
        met: ['Names it once or more', 'Le nomme au moins une fois'],
        partly: ['Gives back a meaning beyond the words', 'Redit un sens au-delà des mots'],
        not_met: ['Passes over it', 'Passe à côté'],
      },
      confirms: [
        ['That must have been a long week for you.', 'La semaine a dû vous paraître longue.'],
        ['I can hear that this matters to you.', "J'entends que cela compte pour vous."],
      ],
      does_not: [['Calm down, it will be fine.', 'Calmez-vous, ça va aller.']],
      worked: [
        'You put a word to what it meant for the other.',
        "Vous avez mis un mot sur ce que cela représentait pour l'autre.",
      ],
      missing: [
        'Name what it does to the other before you deal with the matter.',
        "Nommez ce que cela fait à l'autre avant de traiter le sujet.",
      ],
      check: { met: { cue: 'emotion_acknowledged' }, partly: { cue: 'reflection_complex' } },
    }),
    criterion({
      id: 'builds-on-it',
      text: ["Builds on the other's last words", "S'appuie sur les derniers mots de l'autre"],
      anchors: {
        met: ['In half of the turns or more', 'Dans la moitié des tours au moins'],
        partly: ['In a quarter of them', 'Dans un quart des tours'],
        not_met: ['Seldom', 'Rarement'],
      },
      confirms: [
        ['If the water matters most, let us begin there.', "Si c'est l'eau qui compte le plus, commençons par là."],
        ['You said two days: which two?', 'Vous parlez de deux jours : lesquels ?'],
      ],
      does_not: [['Anyway, as I was saying.', 'Bref, comme je le disais.']],
      worked: ['Your turns took up what had just been said.', "Vos tours reprenaient ce qui venait d'être dit."],
      missing: [
        'Begin with something the other has just said.',
        "Commencez par quelque chose que l'autre vient de dire.",
      ],
      check: {
        met: { uptake: '>= 35', at_least: 2, share_at_least: 50 },
        partly: { uptake: '>= 35', share_at_least: 25 },
      },
    }),
  ],
};

const exploring: Skill = {
  id: 'exploring',
  name: { en: 'Exploring', fr: 'Explorer' },
  about: { en: 'Finds out what lies behind a position.', fr: "Cherche ce qu'il y a derrière une position." },
  criteria: [
    criterion({
      id: 'asks-openly',
      text: ['Asks open questions', 'Pose des questions ouvertes'],
      anchors: {
        met: ['Two or more', 'Deux ou plus'],
        partly: ['One', 'Une'],
        not_met: ['None', 'Aucune'],
      },
      confirms: [
        ['What would make this work for you?', "Qu'est-ce qui ferait que cela vous convienne ?"],
        ['How did you come to that figure?', 'Comment êtes-vous arrivé à ce chiffre ?'],
      ],
      does_not: [['You agree, don’t you?', "Vous êtes d'accord, non ?"]],
      worked: [
        'You asked questions that had to be answered in sentences.',
        'Vos questions appelaient de vraies phrases.',
      ],
      missing: [
        'Ask what lies behind it, with a question that begins with what or how.',
        "Demandez ce qu'il y a derrière, avec une question en « qu'est-ce qui » ou « comment ».",
      ],
      check: { met: { cue: 'open_question', at_least: 2 }, partly: { cue: 'open_question' } },
    }),
    criterion({
      id: 'asks-first',
      text: ['Asks before proposing', 'Questionne avant de proposer'],
      anchors: {
        met: ['A question stands before the first proposal', 'Une question précède la première proposition'],
        partly: ['Questions come, after it', 'Des questions viennent, mais après'],
        not_met: ['No question', 'Aucune question'],
      },
      confirms: [
        [
          'Before I suggest anything, what do you need most?',
          'Avant de proposer quoi que ce soit, de quoi avez-vous le plus besoin ?',
        ],
        ['Can you tell me what you are after?', 'Pouvez-vous me dire ce que vous cherchez ?'],
      ],
      does_not: [['Here is what we will do.', 'Voilà ce que nous allons faire.']],
      worked: ['You asked before you proposed.', 'Vous avez questionné avant de proposer.'],
      missing: ['Put one question before your first proposal.', 'Posez une question avant votre première proposition.'],
      check: {
        met: {
          cue: ['open_question', 'closed_question'],
          before: { cue: ['proposal', 'unasked_advice', 'refusal'] },
        },
        partly: { cue: ['open_question', 'closed_question'] },
      },
    }),
    criterion({
      id: 'follows-up',
      text: ['Follows up on an answer', 'Rebondit sur une réponse'],
      anchors: {
        met: ['A question that takes up what was just said', "Une question qui reprend ce qui vient d'être dit"],
        partly: ['Several questions, each a new one', 'Plusieurs questions, chacune nouvelle'],
        not_met: ['No follow-up', 'Pas de relance'],
      },
      confirms: [
        ['You mention the children: how many are they?', 'Vous parlez des enfants : combien sont-ils ?'],
        ['What made it the worst day?', "Qu'est-ce qui en a fait le pire jour ?"],
      ],
      does_not: [['Next question.', 'Question suivante.']],
      worked: ['You stayed with an answer and asked on.', "Vous êtes resté sur une réponse et l'avez creusée."],
      missing: ['Stay with an answer and ask for more of it.', 'Restez sur une réponse et demandez-en davantage.'],
      check: {
        met: { cue: ['open_question', 'closed_question'], uptake: '>= 35' },
        partly: { cue: ['open_question', 'closed_question'], at_least: 3 },
      },
    }),
  ],
};

const steadiness: Skill = {
  id: 'steadiness',
  name: { en: 'Staying steady', fr: 'Garder son calme' },
  about: {
    en: 'Leaves the other room, also when it is tense.',
    fr: "Laisse de la place à l'autre, même sous tension.",
  },
  criteria: [
    criterion({
      id: 'holds-back-advice',
      text: ['Holds back advice nobody asked for', 'Retient les conseils que personne ne demande'],
      anchors: {
        met: ['In at most one turn of ten', 'Dans un tour sur dix au plus'],
        partly: ['In at most one of four', 'Dans un tour sur quatre au plus'],
        not_met: ['More often', 'Plus souvent'],
      },
      confirms: [
        ['What have you thought of yourself?', 'À quoi avez-vous pensé vous-même ?'],
        ['May I suggest something?', 'Puis-je vous proposer quelque chose ?'],
      ],
      does_not: [['You should just tell them.', 'Vous devriez leur dire, tout simplement.']],
      worked: ['You left the solutions to the other.', "Vous avez laissé à l'autre ses solutions."],
      missing: ['Ask for leave before you advise.', 'Demandez la permission avant de conseiller.'],
      check: {
        met: { cue: 'unasked_advice', share_at_most: 10 },
        partly: { cue: 'unasked_advice', share_at_most: 25 },
      },
    }),
    criterion({
      id: 'stays-respectful',
      text: ['Neither blames, threatens nor dismisses', "N'accuse pas, ne menace pas, ne balaie pas"],
      anchors: {
        met: ['Never', 'Jamais'],
        partly: ['Once', 'Une fois'],
        not_met: ['Several times', 'Plusieurs fois'],
      },
      confirms: [
        ['I see it differently, and I understand why you ask.', 'Je le vois autrement, et je comprends votre demande.'],
        ['That does not work for me; let us look for another way.', 'Cela ne me convient pas ; cherchons autre chose.'],
      ],
      does_not: [['That is ridiculous.', "C'est ridicule."]],
      worked: ['You stayed respectful throughout.', "Vous êtes resté respectueux d'un bout à l'autre."],
      missing: [
        'Say what you see rather than whose fault it is.',
        'Dites ce que vous constatez plutôt que de qui vient la faute.',
      ],
      check: {
        met: { cue: ['dismissal', 'blame', 'threat', 'insult'], at_most: 0 },
        partly: { cue: ['dismissal', 'blame', 'threat', 'insult'], at_most: 1 },
      },
    }),
    criterion({
      id: 'does-not-soothe',
      text: ['Does not soothe in place of listening', "Ne rassure pas à la place d'écouter"],
      anchors: {
        met: ['No empty reassurance', 'Aucune formule creuse'],
        partly: ['One', 'Une'],
        not_met: ['Several', 'Plusieurs'],
      },
      confirms: [
        [
          'I cannot promise that. I can look into it by Monday.',
          "Je ne peux pas le promettre. Je peux regarder d'ici lundi.",
        ],
        ['It is serious, I agree.', "C'est sérieux, je suis d'accord."],
      ],
      does_not: [['Don’t worry, it will all be fine.', 'Ne vous inquiétez pas, tout ira bien.']],
      worked: [
        'You took the matter as seriously as the other did.',
        "Vous avez pris la chose aussi au sérieux que l'autre.",
      ],
      missing: [
        'Leave out reassurance you cannot stand for; say what you will do.',
        'Laissez de côté ce que vous ne pouvez garantir ; dites ce que vous ferez.',
      ],
      check: {
        met: { cue: 'empty_reassurance', at_most: 0 },
        partly: { cue: 'empty_reassurance', at_most: 1 },
      },
    }),
  ],
};

const informing: Skill = {
  id: 'informing',
  name: { en: 'Informing', fr: 'Informer' },
  about: { en: 'Says what matters briefly, with reasons.', fr: "Dit l'essentiel brièvement, avec ses raisons." },
  criteria: [
    criterion({
      id: 'gives-reasons',
      text: ['Gives reasons for what is asked or refused', 'Donne les raisons de ses demandes et de ses refus'],
      anchors: {
        met: ['A reason or an example is given twice', 'Une raison ou un exemple est donné deux fois'],
        partly: ['Once', 'Une fois'],
        not_met: ['Never', 'Jamais'],
      },
      confirms: [
        ['I need it because two of us cannot drive.', "J'en ai besoin parce que deux d'entre nous ne conduisent pas."],
        ['Last winter we ran out after three days.', "L'hiver dernier, nous n'avions plus rien après trois jours."],
      ],
      does_not: [['Because I say so.', "Parce que c'est comme ça."]],
      worked: ['You gave reasons, not positions alone.', 'Vous avez donné vos raisons, pas seulement vos positions.'],
      missing: ['Say why you need it.', 'Dites pourquoi vous en avez besoin.'],
      check: {
        met: { cue: ['concrete_evidence', 'explanation', 'self_disclosure'], at_least: 2 },
        partly: { cue: ['concrete_evidence', 'explanation', 'self_disclosure'] },
      },
    }),
    criterion({
      id: 'is-concrete',
      text: ['Names figures, dates or examples', 'Donne des chiffres, des dates ou des exemples'],
      anchors: {
        met: ['In two turns', 'Dans deux tours'],
        partly: ['In one', 'Dans un tour'],
        not_met: ['In none', 'Dans aucun'],
      },
      confirms: [
        ['Three deliveries in May came after noon.', 'En mai, trois livraisons sont arrivées après midi.'],
        ['I could do forty by Friday.', "Je pourrais en faire quarante d'ici vendredi."],
      ],
      does_not: [['It happens quite often.', 'Cela arrive assez souvent.']],
      worked: ['You were concrete.', 'Vous avez été concret.'],
      missing: ['Name a figure, a date or an example.', 'Donnez un chiffre, une date ou un exemple.'],
      check: {
        met: {
          any: [
            { cue: 'concrete_evidence', at_least: 2 },
            { slot: ['date', 'amount', 'percentage'], at_least: 2 },
          ],
        },
        partly: { any: [{ cue: 'concrete_evidence' }, { slot: ['date', 'amount', 'percentage', 'duration'] }] },
      },
    }),
    criterion({
      id: 'is-brief',
      text: ['Keeps turns short enough to answer', "Reste assez bref pour qu'on puisse répondre"],
      anchors: {
        met: ['At most 60 words in nine turns of ten', 'Au plus 60 mots dans neuf tours sur dix'],
        partly: ['In seven of ten', 'Dans sept sur dix'],
        not_met: ['Longer', 'Plus long'],
      },
      confirms: [
        ['In short: we can, from June on.', 'En bref : oui, à partir de juin.'],
        ['One thing at a time. First the date.', "Une chose à la fois. D'abord la date."],
      ],
      does_not: [['And another thing, and before I forget...', "Et autre chose, et avant que j'oublie..."]],
      worked: ['You kept it short enough for an answer.', 'Vous êtes resté assez bref pour laisser répondre.'],
      missing: ['Say one thing, then wait.', 'Dites une chose, puis attendez.'],
      check: {
        met: { words: '> 60', share_at_most: 10 },
        partly: { words: '> 60', share_at_most: 30 },
      },
    }),
  ],
};

const agreeing: Skill = {
  id: 'agreeing',
  name: { en: 'Agreeing', fr: 'Conclure' },
  about: { en: 'Leads to something both can hold on to.', fr: 'Mène à quelque chose que les deux peuvent tenir.' },
  criteria: [
    criterion({
      id: 'proposes',
      text: ['Makes a proposal that can be answered', 'Fait une proposition à laquelle on peut répondre'],
      anchors: {
        met: ['A proposal, and a question about it', 'Une proposition, et une question à son sujet'],
        partly: ['A proposal', 'Une proposition'],
        not_met: ['None', 'Aucune'],
      },
      confirms: [
        [
          'You take the first week, I take the second. Would that do?',
          'Vous prenez la première semaine, moi la deuxième. Cela irait ?',
        ],
        ['Suppose we meet halfway, how would that be?', 'Et si nous coupions la poire en deux, cela vous irait ?'],
      ],
      does_not: [['Take it or leave it.', "C'est à prendre ou à laisser."]],
      worked: [
        'You put a proposal on the table and asked about it.',
        'Vous avez posé une proposition et demandé un avis.',
      ],
      missing: [
        'Make a proposal, and ask what the other makes of it.',
        "Faites une proposition et demandez ce que l'autre en pense.",
      ],
      check: {
        met: { cue: ['proposal', 'next_step'], with: { cue: ['open_question', 'closed_question'] } },
        partly: { cue: ['proposal', 'next_step'] },
      },
    }),
    criterion({
      id: 'commits',
      text: ['Commits to something of their own', 'S’engage sur quelque chose'],
      anchors: {
        met: ['A commitment or a next step', 'Un engagement ou une prochaine étape'],
        partly: ['Agreement without a step', 'Un accord sans étape'],
        not_met: ['Nothing', 'Rien'],
      },
      confirms: [
        ['I will send it to you tonight.', 'Je vous l’envoie ce soir.'],
        ['Let us speak again on Tuesday.', 'Reparlons-en mardi.'],
      ],
      does_not: [['We will see.', 'On verra.']],
      worked: ['You ended with something you will do.', 'Vous avez terminé sur ce que vous allez faire.'],
      missing: ['Say what you will do, and by when.', 'Dites ce que vous ferez, et pour quand.'],
      check: { met: { cue: ['commitment', 'next_step'] }, partly: { cue: 'agreement' } },
    }),
    criterion({
      id: 'sums-up',
      text: ['Says at the end what holds', 'Redit à la fin ce qui est convenu'],
      anchors: {
        met: ['A summary', 'Une synthèse'],
        partly: ['Gives back the last point', 'Redit le dernier point'],
        not_met: ['Ends without it', 'Termine sans'],
      },
      confirms: [
        ['So: you keep the key, and I pay half.', 'Donc : vous gardez la clé et je paie la moitié.'],
        ['Let me sum up what we have.', 'Je résume ce que nous avons.'],
      ],
      does_not: [['Good, bye then.', 'Bon, au revoir alors.']],
      worked: ['You said in the end what had been agreed.', 'Vous avez redit à la fin ce qui était convenu.'],
      missing: ['End by saying what you both agreed.', 'Terminez en redisant ce dont vous êtes convenus.'],
      check: {
        met: { cue: 'summary' },
        partly: { cue: ['reflection_simple', 'reflection_complex', 'agreement'], within_last: 3 },
      },
    }),
  ],
};

/** The grid for conversations from elsewhere, which have no scenario: what any good conversation shows. Version 1. */
export const generalRubric: Rubric = {
  id: 'general-conversation',
  name: { en: 'Conversation in general', fr: 'Conversation en général' },
  skills: [listening, exploring, steadiness, informing, agreeing],
};
