import { wordSet } from '../../text/word-set.js';
import type { BlamingWords } from '../blaming.js';

export const blaming: BlamingWords = {
  accusing: wordSet('why how what'),
  befalling: wordSet('received receive gotten got get heard hear seen access had have waited wait'),
  ofBeing: wordSet('been be'),
  participle: /(?:ed|told|given|sent|kept|paid|shown|left|made|held)$/,
  describing: wordSet(`get got have had know knew feel felt hear heard see saw want need love like think seem manage
    complain let give be been did was were can could will would asked said thought told went came made kept work try
    help up in on a the`),
  good: wordSet('way solution solutions time best well great good'),
  denying: wordSet('not'),
  you: wordSet('you'),
  causes: wordSet('because thanks cause through'),
  ours: wordSet('us me our my'),
  clitics: wordSet('to not just'),
  owed: wordSet('should supposed meant expected have not'),
  having: wordSet('have'),
  ever: wordSet('never always'),
  lived: wordSet('had been seen worked known'),
  credited: wordSet('found saved caught helped carried managed won fixed held trained welcomed earned built'),
  calling: wordSet('is'),
};
