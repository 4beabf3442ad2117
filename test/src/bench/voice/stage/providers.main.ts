import { StandIn } from '../../../speech/stand-in.js';
import { voiceScript } from '../script.js';
import { monotonicMs } from './monotonic.js';
import { answerQuestions } from './worker.js';

/** The scripted providers in a process of their own. */
const standIn = await StandIn.start();
standIn.script = voiceScript();
standIn.keeps = 0;

let recognisedAt: number[] = [];
standIn.onAnswer = (path) => {
  if (path.endsWith('/audio/transcriptions')) recognisedAt.push(monotonicMs());
};

answerQuestions({
  origin: () => standIn.origin,
  /** When each transcript since the last question began to leave. */
  recognised: () => {
    const times = recognisedAt;
    recognisedAt = [];
    return times;
  },
});
