import { clausesOf, isDenied, plain } from './clauses.js';

/**
 * What is done by saying it, and moves the conversation: an author decides that, never whoever words a reply. As plain
 * clauses say it, in English and in French.
 */
const acts: readonly (readonly RegExp[])[] = [
  // Agreeing, and being won over.
  [
    /^(?:(?:well|so|then|oh|yes|ok|okay|now) )*(?:fine|ok|okay|all right|alright|sure|agreed|deal|perfect|great|excellent|wonderful|fair enough|of course|absolutely|certainly|very well|definitely|with pleasure)(?: then| by me| with me| so| thanks)?$/u,
    /^(?:(?:bon|bien|alors|oui|eh|ah) )*(?:d'accord|entendu|parfait|soit|tres bien|marche conclu|volontiers|bien sur|absolument|certainement|super|excellent|ca marche|ca me va|c'est d'accord|avec plaisir)(?: alors)?$/u,
    /\b(?:i (?:totally |fully |completely |do |can )?agree|i (?:can |will )?accept|i'll accept|you(?:'re| are) (?:absolutely |quite |completely |totally )?right|(?:that|it) (?:works|sounds (?:good|great|fair|fine|reasonable|perfect))|that's (?:fine|fair|great|perfect|wonderful|reasonable)|i'm (?:in|happy with)|i trust you|i believe you|i forgive|you(?:'ve| have) (?:completely |really |fully )?(?:won|convinced|persuaded|reassured|changed)|you convince(?:d)? me|i(?:'m| am) (?:now |fully |completely |totally )?(?:convinced|persuaded|reassured|satisfied|won over|sold|impressed)|that convinces|we have a deal|it's a deal|count me in|i feel (?:much |so much )?better|i(?:'ve| have) changed my mind)\b/u,
    /\b(?:je suis (?:tout a fait |entierement |bien )?(?:d'accord|convaincue?|rassuree?|satisfaite?|conquise?|impressionnee?|preneuse?)|j'accepte|vous avez (?:tout a fait |bien |entierement |completement )?raison|vous m'avez (?:completement |vraiment |totalement )?(?:convaincue?|rassuree?|persuadee?)|je vous (?:crois|fais confiance|pardonne)|ca me (?:va|convient)|cela me (?:va|convient)|c'est (?:parfait|convenu|entendu|honnete)|marche conclu|j'ai change d'avis|je me sens (?:bien |beaucoup )?mieux)\b/u,
  ],
  // Promising.
  [
    /\b(?:i (?:do |can )?(?:promise|swear|guarantee)|i give you my word|you have my word|i (?:will|shall) (?:pay|sign|buy|take it|agree|stay|apologi[sz]e|recommend|do (?:it|that|anything|whatever|everything)|come (?:back|to)|send|make sure|see to|try|work|change|stop|join|meet|order|give)|i'll (?:pay|sign|buy|take it|agree|stay|apologi[sz]e|recommend|do (?:it|that|anything|whatever|everything)|come (?:back|to)|send|make sure|see to|try|work|change|stop|join|meet|order|give)|i commit)\b/u,
    /\b(?:je (?:vous |te )?(?:le )?(?:promets|jure|garantis)|vous avez ma parole|je m'engage|je (?:paierai|payerai|signerai|resterai|ferai|viendrai|enverrai|prendrai|changerai|recommanderai|donnerai|achete|signe|vais (?:payer|signer|rester|essayer|faire|changer|arreter|accepter)))\b/u,
  ],
  // Admitting, and asking pardon.
  [
    /\b(?:i (?:was |am |have been )?(?:lying|lied)|i made (?:it|that|this|all of it) up|i (?:must )?(?:admit|confess)|(?:it was|it's|that was|that's|this is) (?:all |entirely |really )?my (?:fault|mistake|own fault)|my (?:mistake|bad|fault)|i (?:was|am|got) (?:it )?(?:completely |quite |totally )?(?:wrong|mistaken)|i exaggerated|i overreacted|i (?:do )?apologi[sz]e|my apologies|i(?:'m| am) (?:so |very |really |truly )?sorry|forgive me|i regret|i misremembered|i forgot|i should have)\b/u,
    /\b(?:j'ai menti|je mentais|j'ai (?:tout )?invente|j'avoue|je l'avoue|j'admets|je reconnais|c'est (?:de )?ma faute|c'etait (?:de )?ma faute|j'ai (?:eu )?tort|je me suis trompee?|j'ai exagere|je m'excuse|mes excuses|excusez moi|pardonnez moi|je suis (?:vraiment |tres |sincerement )?desolee?|je regrette|j'ai oublie|j'aurais du|erreur de ma part|mon erreur)\b/u,
  ],
  // Thanking and praising.
  [
    /\b(?:thank you|thanks|i(?:'m| am) (?:so |very |really )?grateful|i (?:really |do |truly )?appreciate|you(?:'ve| have) been (?:so |very |really )?(?:kind|helpful|great|wonderful|patient)|that(?:'s| is) (?:so |very |really )?(?:kind|helpful|good of you|nice of you)|you(?:'re| are) (?:so |very |really |doing (?:so |very |really )?)?(?:kind|helpful|great|wonderful|amazing|well))\b/u,
    /\b(?:merci|je vous remercie|je vous suis reconnaissante?|j'apprecie|c'est (?:tres |vraiment )?(?:gentil|aimable)|vous etes (?:tres |vraiment )?(?:gentille?|aimable|formidable|patiente?))\b/u,
  ],
];

/** These say yes although they have a no in them. */
const yielding =
  /\b(?:no (?:problem|worries)|never mind|don't worry|not a problem|nothing to worry|forget it|forget about it|ce n'est (?:pas grave|rien)|c'est pas grave|pas de (?:probleme|souci|soucis)|aucun probleme|ne vous (?:inquietez|en faites) pas|n'en parlons plus)\b/u;

/** Whether a text agrees, promises, admits or thanks where the authored words do nothing of the kind. */
export function actsBeyond(text: string, authored: string): boolean {
  const done = clausesOf(text).map(plain);
  const allowed = clausesOf(authored).map(plain);
  if (yielding.test(plain(text)) && !yielding.test(plain(authored)) && !allowed.some((one) => does(one, acts[0])))
    return true;
  return acts.some((act) => done.some((clause) => does(clause, act)) && !allowed.some((clause) => does(clause, act)));
}

const does = (clause: string, act: readonly RegExp[] = []): boolean =>
  !isDenied(clause) && act.some((mark) => mark.test(clause));
