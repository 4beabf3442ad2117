import { wordSet } from '../../text/word-set.js';
import type { InquiringWords } from '../inquiring.js';

export const inquiring: InquiringWords = {
  telling: wordSet('tell telling explain describe walk talk share give say take run hear know learn understand'),
  wanting: wordSet('wonder wondering like love want need interested curious keen'),
  infinitives: new Set(),
  ownVerbs: new Set(),
  ownSubjects: new Set(),
  purposes: new Set(),
  relatives: new Set(),
  toMe: new Set(),
  retorts: new Set(['so what', 'whatever']),
  whys: new Set(['why']),
  because: new Set(['because']),
  settling: new Set(['yes', 'no']),
  denyingAll: wordSet('nothing nobody none never'),
  knowing: ['i know', 'i know that', 'i know it', 'i do know', 'i am aware', 'i am aware of that', 'i can see that'],
  suffering: wordSet('were was been'),
  joining: new Set(['and', 'or']),
  takingUp: wordSet('it that this'),
  choosing: new Set(['or']),
  choosesNothing: wordSet('not no am is something anything so whatever else'),
  joiningPersons: new Set(['who']),
  joiningTimes: new Set(['when']),
  leadingIn: wordSet('and but so or well then ok okay right now sorry wait with by for to from since until about of'),
  afterPlace: new Set(),
  following: wordSet(
    'do does did is was are were am will would can could shall should have has had exactly else then roughly must might may',
  ),
  asksOn: wordSet('whether if when how what who whom whose why which where'),
  asksOpenly: wordSet('how what why'),
  prepositions: wordSet('by for with to at from in on until since'),
};
