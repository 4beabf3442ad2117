import { parentPort } from 'node:worker_threads';

/** What a StandingThread sends: contents come with the first question that names their key. */
export interface ThreadQuestion<Question, Contents> {
  number: number;
  question: Question;
  key: string;
  contents?: Contents;
}

export type ThreadAnswer<Answer> = { number: number; answer: Answer } | { number: number; error: unknown };

/** Makes this thread answer what a StandingThread asks; what `answer` throws is thrown where the question was put. */
export function answerInThread<Question, Contents, Answer>(
  answer: (question: Question, contents: Contents) => Answer | Promise<Answer>,
): void {
  const known = new Map<string, Contents>();
  const tell = (told: ThreadAnswer<Answer>) => {
    try {
      parentPort?.postMessage(told);
    } catch (error) {
      // What cannot travel is told of in words that can.
      parentPort?.postMessage({ number: told.number, error: new Error(String(error)) });
    }
  };
  parentPort?.on('message', ({ number, question, key, contents }: ThreadQuestion<Question, Contents>) => {
    if (contents !== undefined) known.set(key, contents);
    const named = known.get(key);
    if (named === undefined) return tell({ number, error: new Error(`No such contents: ${key}`) });
    new Promise<Answer>((resolve) => resolve(answer(question, named))).then(
      (given) => tell({ number, answer: given }),
      (error: unknown) => tell({ number, error }),
    );
  });
}
