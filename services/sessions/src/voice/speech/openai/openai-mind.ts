import type { Reasoning } from '../config.js';
import { PersonaMind } from '../ports.js';
import type { Asked, ReplyBrief } from '../ports.js';
import { SpeechFault } from '../speech-fault.js';
import type { Provider } from './provider.js';
import { tokensOf } from './tokens.js';

/** A reply is spoken: nobody needs more than that of it. */
const TOKENS_MOST = 200;

/** Has a chat model word the reply, as it comes. */
export class OpenAiMind extends PersonaMind {
  /** Which model words, as the endpoint says itself in its answers; empty before the first. */
  version = '';

  constructor(
    private readonly provider: Provider,
    /** How much it thinks before it speaks; a model that does not think refuses to be told. */
    private readonly reasoning?: Reasoning,
  ) {
    super();
  }

  reply(brief: ReplyBrief, { signal, meter }: Asked): AsyncIterable<string> {
    return this.provider.ask((own) => this.stream(brief, { signal: own, meter }), signal);
  }

  private async *stream({ instructions, said }: ReplyBrief, { signal, meter }: Asked): AsyncGenerator<string> {
    const { client, settings } = this.provider;
    const turns = said.map(({ speaker, text }) => ({
      role: speaker === 'learner' ? ('user' as const) : ('assistant' as const),
      content: text,
    }));
    const messages = [{ role: 'system' as const, content: instructions }, ...turns];
    const stream = { stream: true as const, stream_options: { include_usage: true } };
    const thinking = this.reasoning && { reasoning_effort: this.reasoning };
    const body = { model: settings.model, messages, max_completion_tokens: TOKENS_MOST, ...thinking, ...stream };
    let isWhole = false;
    let worded = '';
    let counted: unknown;
    let isAnswered = false;
    try {
      const answer = await client.chat.completions.create(body, { signal });
      isAnswered = true;
      for await (const { choices, usage, model } of answer) {
        this.version = model ?? this.version;
        const [choice] = choices ?? [];
        const words = choice?.delta?.content ?? '';
        isWhole ||= choice?.finish_reason === 'stop';
        counted = usage ?? counted;
        worded += words;
        if (words !== '') yield words;
      }
    } finally {
      // What is given up before it answers counts as having read what it was asked, also where nobody was reached: the
      // two look the same from here. What is refused has not read it.
      if (isAnswered || signal.aborted)
        meter(tokensOf(counted, { asked: messages.map(({ content }) => content).join(''), worded }));
    }
    if (worded === '') throw new SpeechFault('nonsense', 'it says nothing');
    // A stream that is cut ends like one that is over, but for this; and so does a reply that came to its longest.
    if (!isWhole) throw new SpeechFault('unavailable', 'it broke off');
  }
}
