import { plain } from './clauses.js';
import { substanceOf } from './denials.js';

/** Nobody in any part says this, or writes it to be spoken. */
const neverSaid = [
  /\b(?:as an? (?:ai|a\.i\.|language model|assistant)|language model|chatgpt|openai)\b/iu,
  /\b(?:en tant qu['’](?:ia|intelligence artificielle|assistant)|modèle de langage|intelligence artificielle)\b/iu,
  /[*#<>{}[\]]|^\s*[-•]\s/mu,
  /\b(?:you|the (?:learner|user|customer|engineer|manager|candidate)) (?:says?|said|repl(?:y|ies|ied)|answers?|answered|nods?|smiles?|sighs?)\b\s*[:,]?\s*["“]/iu,
  /\b(?:vous|l['’](?:apprenant|utilisateur|interlocuteur)) (?:dites|dit|répond(?:ez)?|réplique|hoche[zr]?|souri[tez]+)\b\s*[:,]?\s*["“«]/iu,
];

/** Of whoever helps people practise, or serves them: said by a persona only where its author has it say so. */
const ofAnother: readonly RegExp[] = [
  /\b(?:coach(?:es|ing)?|chatbot|bot|an ai|une ia|assistante?|virtual|virtuelle?|simulations?|simulateur|scenarios?|personas?|prompt)\b/u,
  /\b(?:practi[sc](?:e|es|ed|ing)|rehears(?:e|al|als|ing)|role ?play(?:ing)?|roleplay(?:ing)?|exercises?|learner|trainer|training|feedback)\b/u,
  /\b(?:my|the|your|this|a) (?:role|character|part) (?:is|of|as|in)\b|\bin (?:my|this) role\b|\b(?:acting|speaking|playing) as\b|\bstay(?:ing)? in character\b/u,
  /\b(?:entrainement|entrainer|entrainez|entraine|jeu de role|exercices?|apprenante?|formatrice|formateur|mon role|ce role|mon personnage|repeter cette conversation)\b/u,
  /\b(?:great|good|excellent|interesting|wonderful|fantastic) (?:question|point|start|job|work|approach|choice|answer)\b|\bwell (?:done|said|put)\b|\bnice (?:work|job|try)\b/u,
  /\b(?:bonne|excellente|tres bonne|belle) (?:question|approche|remarque|reponse|idee)\b|\bbon(?:ne)? (?:travail|debut)\b|\bbravo\b|\bbien joue\b|\bfelicitations\b/u,
  /\bhow (?:can|may|could) i (?:help|assist|be of)\b|\b(?:happy|glad|pleased|here|love|like|delighted) to (?:help|assist|support|guide|look into)\b|\blet me (?:check|look into|help|assist|see what i can)\b/u,
  /\b(?:comment|en quoi) (?:puis je|est ce que je peux) vous (?:aider|etre)\b|\b(?:ravie?|heureux|heureuse|la|content|contente) (?:de|pour) vous (?:aider|assister|accompagner)\b|\bn'hesitez pas\b|\bje (?:vais|peux) (?:verifier|vous aider)\b/u,
  /\b(?:sorry to hear|i (?:completely |totally |fully |truly |really )?understand (?:your|how (?:you|frustrating|hard|difficult)|that you (?:are|must|feel))|your (?:frustration|patience|concerns?|feedback|inconvenience)|(?:any|the) inconvenience)\b/u,
  /\b(?:desole|desolee|navre|navree) (?:d'apprendre|d'entendre|pour ce desagrement)\b|\bje comprends (?:tout a fait |bien |parfaitement |completement )?(?:votre|vos|que vous (?:soyez|etes)|ce que vous)\b|\bvotre (?:frustration|patience)\b|\bdesagrement\b/u,
  /\bi think you should\b|\byou (?:should|might want to) (?:try|start|begin|ask|apologi[sz]e|listen)\b|\b(?:my advice|a tip|here is a tip|here's a tip)\b/u,
  /\b(?:vous devriez|essayez de|je vous conseille|un conseil|mon conseil)\b/u,
];

/** Whether a text is not the persona's: of a machine, of a book of plays, or of whoever coaches or serves people. */
export function isOutOfRole(text: string, authored: string): boolean {
  if (neverSaid.some((mark) => mark.test(text))) return true;
  const own = new Set(substanceOf(authored));
  const isOwn = (phrase: string): boolean => {
    const substance = substanceOf(phrase);
    return plain(authored).includes(phrase) || (substance.length > 0 && substance.every((word) => own.has(word)));
  };
  return ofAnother.some((mark) => {
    const found = mark.exec(plain(text));
    return found !== null && !isOwn(found[0]);
  });
}
