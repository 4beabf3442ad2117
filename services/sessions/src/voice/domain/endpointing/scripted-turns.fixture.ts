import type { Language } from '@repartee/proto';

/**
 * What scripted speakers say, one turn a line, as a recogniser without marks would write it. A bar stands where they
 * may stop to think in the middle of a clause.
 */
const english = `
good morning thank you for | coming in today
i wanted to | talk to you about the | delivery on monday
what happened | on those two mornings
i understand that you are | really angry and i am sorry about that
could you tell me a bit more about | what went wrong
so what i hear is that | nobody called you back
i would like to | understand how you see the situation
we can offer you | a new date on thursday morning
if i | understand you correctly the price is | not the main problem
the reason i am asking is | that the team needs to know
how did you feel when | that happened
i have looked at the | figures and they are not good
last year you | delivered on time every single month
would it help if we | moved the meeting to next week
i think we should | try something different this time
you said that | your colleague left in march
i am not going to | promise something i cannot keep
let me | check that with my manager and call you back tomorrow
what would you need from | me to make this work
we have to | cut the budget by | ten percent
it is important to | me that you feel heard
when you | came in late on tuesday the others had to | wait for you
can we agree on | a date for the next step
i appreciate your | honesty about this
the thing is | we cannot raise the price again
my | suggestion would be to start with a small order
do you have any | questions about the new organisation
i was told that | the machine would arrive in the afternoon
why do you think | it did not work
yes i know that is | hard to accept
who else was | in the room when it happened
i cannot | change the decision but i can explain it
you are one of | the best people on the team
first of all i want to | apologise for the delay
and how long have you been | waiting for an answer
we could split the | cost between the two of us
tell me what | matters most to you
i will write to you by | friday at noon
it sounds like you were | left alone with it
is there anything else that | worries you
okay so the next step is | that i send you the contract
nobody wants to | take that away from you
`;

const french = `
bonjour merci d'être | venue aujourd'hui
je voulais | vous parler de la | livraison de lundi
qu'est-ce qui s'est passé | ces deux matins
je comprends que vous soyez | en colère et j'en suis désolé
est-ce que vous pouvez m'en dire plus sur | ce qui n'a pas marché
donc si j'entends bien | personne ne vous a rappelée
j'aimerais | comprendre comment vous voyez la situation
nous pouvons vous | proposer une nouvelle date jeudi matin
si je | vous comprends bien le prix n'est pas | le vrai problème
si je vous pose la question c'est | que l'équipe a besoin de savoir
comment vous êtes-vous sentie quand | c'est arrivé
j'ai regardé les | chiffres et ils ne sont pas bons
l'année dernière vous | avez livré à l'heure tous les mois
est-ce que ça vous aiderait si on | déplaçait la réunion à la semaine prochaine
je pense qu'on devrait | essayer autre chose cette fois
vous avez dit que | votre collègue est parti en mars
je ne vais pas vous | promettre ce que je ne peux pas tenir
laissez-moi | vérifier avec mon responsable et je vous rappelle demain
de quoi auriez-vous besoin | de ma part pour que ça marche
il faut qu'on | réduise le budget de | dix pour cent
c'est important pour | moi que vous vous sentiez écoutée
quand vous êtes | arrivé en retard mardi les autres ont dû | vous attendre
est-ce qu'on peut se mettre d'accord sur | une date pour la suite
j'apprécie votre | franchise
le problème c'est | qu'on ne peut plus augmenter le prix
ma | proposition serait de commencer par une petite commande
avez-vous des | questions sur la nouvelle organisation
on m'a dit que | la machine arriverait dans l'après-midi
pourquoi pensez-vous que | ça n'a pas fonctionné
oui je sais que c'est | difficile à accepter
qui d'autre était | dans la pièce à ce moment-là
je ne peux pas | changer la décision mais je peux l'expliquer
vous êtes l'une des | meilleures personnes de l'équipe
tout d'abord je tiens à | m'excuser pour le retard
et depuis combien de temps est-ce que vous | attendez une réponse
on pourrait partager les | frais entre nous
dites-moi ce qui | compte le plus pour vous
je vous écris d'ici | vendredi midi
j'ai l'impression qu'on vous a | laissée seule avec ça
y a-t-il autre chose qui | vous inquiète
d'accord alors la prochaine étape c'est | que je vous envoie le contrat
personne ne veut vous | enlever ça
`;

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Each turn as its stretches; between two of them the speaker may stop to think. */
export const scriptedTurns: Record<Language, readonly (readonly string[])[]> = {
  en: lines(english).map((line) => line.split('|').map((part) => part.trim())),
  fr: lines(french).map((line) => line.split('|').map((part) => part.trim())),
};

/** Before some bars stands what could be a whole turn: whoever stops there has said all that a listener can wait for. */
export const wholeTurns: ReadonlySet<string> = new Set([
  'what happened',
  "qu'est-ce qui s'est passé",
  'de quoi auriez-vous besoin',
]);
