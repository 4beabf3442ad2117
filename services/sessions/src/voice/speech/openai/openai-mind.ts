import { PersonaMind } from '../ports.js';
import type { Asked, ReplyBrief } from '../ports.js';
import { SpeechFault } from '../speech-fault.js';
import type { Provider } from './provider.js';

/** A reply is spoken: nobody needs more than that of it. */
const TOKENS_MOST = 200;

/** Has a chat model word the reply, as it comes. */
export class OpenAiMind extends PersonaMind {
  constructor(private readonly provider: Provider) {
    super();
  }

  reply(brief: ReplyBrief, { signal }: Asked): AsyncIterable<string> {
    return this.provider.ask((own) => this.stream(brief, own), signal);
  }

  private async *stream({ instructions, said }: ReplyBrief, signal: AbortSignal): AsyncGenerator<string> {
    const { client, settings } = this.provider;
    const turns = said.map(({ speaker, text }) => ({
      role: speaker === 'learner' ? ('user' as const) : ('assistant' as const),
      content: text,
    }));
    const messages = [{ role: 'system' as const, content: instructions }, ...turns];
    const body = { model: settings.model, messages, stream: true as const, max_completion_tokens: TOKENS_MOST };
    let isWhole = false;
    let hasWords = false;
    for await (const { choices } of await client.chat.completions.create(body, { signal })) {
      const [choice] = choices ?? [];
      const words = choice?.delta?.content ?? '';
      isWhole ||= typeof choice?.finish_reason === 'string';
      if (words === '') continue;
      hasWords = true;
      yield words;
    }
    if (!hasWords) throw new SpeechFault('nonsense', 'it says nothing');
    // A stream that is cut ends like one that is over, but for this.
    if (!isWhole) throw new SpeechFault('unavailable', 'it broke off');
  }
}
