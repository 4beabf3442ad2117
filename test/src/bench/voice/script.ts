import type { StandInScript } from '../../speech/stand-in.js';
import { spelled } from '../../speech/spelled-sound.js';

/** What each part of speech takes until its answer begins, as scripted: recogniser, mind and voice alike. */
export const LATENCY_MS = 150;
/** How long the learner's page takes to call a voice over. */
export const REDEMPTION_MS = 400;

/** Each is a whole question: half a second after its end the turn is over, and its words come after that. */
const questions = [
  'What happened on those two mornings?',
  'What would help you most now?',
  'Who did you talk to last time?',
  'Can you tell me what happened?',
  'Why was that so hard for you?',
  'What do you need from us today?',
] as const;

/** The first piece is the first clause, which is spoken at once; with them an answer takes eight seconds or more. */
const leadPieces = ['You see, I have gone through this quite often, ', 'so let me find the words for it. '] as const;
export const replyPieces = [...leadPieces, 'It is a long story, and it always takes me a while to tell it. '] as const;

/** A mind that does as it is told: after the same lead, what a persona's brief has it say. Pipecat's gets the whole reply. */
export function replyTo(request: string): readonly string[] {
  const told = toldIn(request);
  return told === undefined ? replyPieces : [...leadPieces, `${told} `];
}

/** The authored words that the brief of a persona, in what a mind was sent, has it say; undefined where there is none. */
export function toldIn(request: string): string | undefined {
  const { messages } = JSON.parse(request) as { messages: readonly { content: unknown }[] };
  const told = messages.map(({ content }) => TOLD.exec(String(content))?.[1]).find((one) => one !== undefined);
  return told === undefined ? undefined : (JSON.parse(told) as string);
}
const TOLD = /^Say this, [^:]*: (".*")$/mu;

/**
 * From the learner's last sound to the persona's first, if nothing but the detector, the recogniser, the mind and the
 * voice took any time: the recogniser begins once the voice is called over, and its words are the last thing that the end
 * of the turn waits for.
 */
export const scriptedMs = (endpointingMs: number): number => endpointingMs + 3 * LATENCY_MS;

/** What the stand-in says in all sessions: questions in turn, and replies, spelled in sound. */
export function voiceScript(): StandInScript {
  let asked = 0;
  const sounds = new Map<string, ReturnType<typeof spelled>>();
  const soundOf = (text: string): ReturnType<typeof spelled> => {
    const sound = sounds.get(text) ?? spelled(text);
    sounds.set(text, sound);
    return sound;
  };
  return {
    words: replyPieces,
    wordsOf: replyTo,
    usage: { prompt_tokens: 900, completion_tokens: 40 },
    transcript: { text: questions[0], noSpeech: 0.02 },
    transcriptOf: () => ({ text: questions[asked++ % questions.length] ?? questions[0], noSpeech: 0.02 }),
    ...spelled(replyPieces.join('')),
    soundOf,
    latencyMs: LATENCY_MS,
  };
}
