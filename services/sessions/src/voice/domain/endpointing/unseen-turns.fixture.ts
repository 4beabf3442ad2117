import type { Language } from '@repartee/proto';

/** Turns by somebody who knows none of the words that endpointing goes by; a bar stands in an unfinished clause. */
const english = `
i completely understand that you're frustrated and i want to | find a solution with you today
on monday morning | we noticed that your report still hadn't come in
the reason i asked you to come by | is that your numbers have dropped a lot
so what would it take for you to feel | more involved in the project
your last invoice shows a charge of | about sixty euros that i can't explain either
if we could bring the price down by | let's say eight percent would you sign this week
could you tell me about a time when you had to convince | a really difficult colleague
honestly nobody on this team has ever | questioned how hard you work
i've been waiting for | almost three weeks and nobody has called me back
we have the basic plan the family plan and | the one with roaming included
what i'm hearing is that you no longer trust | the way we hand out shifts
when your manager told you about the transfer | how did you react
she's probably the most | reliable person i've had in that position
because of the delay at the warehouse | your order will only ship on thursday
let me pull | your file up on my screen so we're looking at the same thing
people who join us from a big company | usually need a month or two to adjust
did anyone from the technical department | get in touch with you after the visit
i'd rather | hear it from you than from someone in the corridor
between the meetings the emails and | all the new hires i can't get anything done
neither my boss nor | the people in accounting could give me a straight answer
my main concern with your proposal | would be the length of the contract
you mentioned earlier that your current supplier | keeps missing the deadlines
it isn't so much the money as | the way i was spoken to on the phone
well compared to last quarter | you've closed nearly twice as many deals
there's a small | administrative fee if you cancel before the end of the year
how long have you been | feeling this way about the job
nothing in my contract says that i have to | work on saturdays
thank you for being so | patient while i | looked into this
as for the training you wanted | i've asked human resources to look into it
we'd be giving you | a company car a phone and | your own budget
the only candidates we've seen so far with | that kind of background were asking for | a lot more money
suppose we replaced | the machine for free would that | work for you
before i answer that question | may i ask what | the other company is offering
i took this job because | you promised me that within | six months i'd be leading a team
please don't take this as | a criticism of your | personality or anything like that
to be fair to your colleagues | i can't just let one person | come in late every day
my husband and i | bought this washing machine in | march and it's already broken twice
would you say that | your current role still matches what you were hired for
yesterday afternoon around four o'clock | a lady from your store told me the exact opposite
given how much experience you have with | larger accounts i'd expect | a bit more initiative
`;

const french = `
je comprends tout à fait que vous soyez en colère et je vais | regarder ça avec vous
mardi dernier en fin de journée | j'ai reçu trois mails de clients mécontents
la raison pour laquelle je voulais te voir | c'est que tes résultats ont pas mal baissé
si je vous propose | une remise de dix pour cent on signe cette semaine
vous auriez un exemple où vous avez dû convaincre | un collègue vraiment fermé
on a le modèle noir le modèle gris et | celui avec la poignée en cuir
désolé monsieur mais sans numéro de commande | je ne peux pas retrouver votre colis
le point qui nous bloque avec cette offre | c'est l'engagement sur trois ans
depuis qu'on a changé d'horaires tu ne parles presque plus à | tes collègues du matin
quelqu'un du service technique | vous a quand même recontacté après la panne
au moment où on t'a annoncé la mutation | qu'est ce que tu as | ressenti
c'est sans doute la plus | grosse erreur que j'ai vue sur un dossier
à cause d'un problème à l'entrepôt | votre colis ne partira que jeudi
je préférerais | l'apprendre de ta bouche plutôt que par les autres
on m'a d'abord passé | un stagiaire puis quelqu'un qui | n'était même pas au courant
d'après ce que je vois sur votre dossier | le technicien devait passer lundi
lors de mon entretien d'embauche | on m'avait garanti au minimum | deux jours de télétravail
pourquoi vouloir quitter un poste où vous gagnez | plutôt bien votre vie
il faudrait que vous m'envoyiez | une photo du ticket de caisse
ceux qui arrivent à se déconnecter le soir | sont souvent les plus efficaces le lendemain
admettons que le délai soit | un peu long ça reste quand même le | meilleur rapport qualité prix
depuis le départ de sophie | j'ai l'impression de faire le boulot de deux personnes
si j'ai bien suivi votre fournisseur actuel | n'est pas toujours très ponctuel
j'apprécie énormément | votre franchise et le temps que vous m'avez accordé
comment vous décririez | votre façon de travailler en équipe
j'ai beau | relire les conditions je ne vois pas cette clause
pour ce qui est de la formation | j'ai posé la question aux ressources humaines
bravo pour ce trimestre tu as vendu presque | deux fois plus que prévu
il y a une petite | différence entre le devis et la facture
le frigo que vous m'avez livré en | janvier est déjà tombé deux fois en panne
en plus du fixe vous auriez | une voiture un téléphone et | un budget à gérer
avant de vous répondre | j'aimerais savoir combien | vous propose l'autre entreprise
imaginons qu'on vous offre | la livraison vous seriez prêt à | commander aujourd'hui
loin de moi l'idée de | te faire des reproches devant les | autres
tant que tu n'auras pas | prévenu l'équipe à l'avance je ne peux pas | valider tes congés
le seul candidat qu'on ait vu avec | ce profil demandait presque | le double du salaire prévu
comment ça se fait que | mon abonnement ait augmenté sans que | je sois prévenue
la dame que j'ai eue hier au téléphone | m'a dit exactement le contraire
plus on attend pour en parler | plus ça va être compliqué pour toi comme pour nous
avec l'expérience que tu as | je m'attendais à ce que tu | prennes un peu plus d'initiatives
`;

const turnsIn = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((stretch) => stretch.trim()));

export const unseenTurns: Readonly<Record<Language, readonly (readonly string[])[]>> = {
  en: turnsIn(english),
  fr: turnsIn(french),
};
