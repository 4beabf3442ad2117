import { StandIn } from '../../../speech/stand-in.js';
import { voiceScript } from '../script.js';
import { answerQuestions } from './worker.js';

/** The scripted providers in a process of their own. */
const standIn = await StandIn.start();
standIn.script = voiceScript();
standIn.keeps = 0;

answerQuestions({
  origin: () => standIn.origin,
});
