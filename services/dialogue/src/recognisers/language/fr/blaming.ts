import { wordSet } from '../../text/word-set.js';
import type { BlamingWords } from '../blaming.js';

export const blaming: BlamingWords = {
  accusing: wordSet('pourquoi comment que quoi'),
  befalling: wordSet(
    'recu recevoir eu avoir vu voir attendre attendu subir subi payer vivre entendre supporter endurer passer apprendre',
  ),
  ofBeing: wordSet('etre ete'),
  participle: /(?:e|es|ee|ees|is|it|us|u)$/,
  describing: wordSet(`savez sais avez as pouvez peux voulez veux sentez sens aimez aimes entendez voyez recevez recois
    travaillez travailles essayez essaies aidez aides etes es pourrez pourriez devez dois esperez pensez croyez auriez
    aurez serez seriez allez vas obtenez`),
  good: wordSet('solution solutions temps moyen mieux bien bon bonne'),
  denying: wordSet('pas'),
  you: wordSet('vous tu'),
  causes: wordSet('cause par'),
  ours: wordSet('nous moi notre nos ma mon'),
  clitics: wordSet('pas l le la les en y'),
  owed: wordSet('du pu deviez devais'),
  having: new Set(),
  ever: new Set(),
  lived: new Set(),
  credited: wordSet(`trouve trouvee sauve sauvee rattrape aide aidee porte portee reussi gagne repare tenu tenue forme
    formee accueilli obtenu permis protege soutenu construit bati merite compte connaissez connais savez sais`),
  calling: wordSet('ce'),
};
