import type { Asked, ReplyBrief } from '@repartee/sessions/speech';
import { PersonaMind } from '@repartee/sessions/speech';

/** A mind of which is kept all that it says, what is dropped too. */
export class OverheardMind extends PersonaMind {
  said = '';

  constructor(private readonly mind: PersonaMind) {
    super();
  }

  async *reply(brief: ReplyBrief, asked: Asked): AsyncGenerator<string> {
    for await (const words of this.mind.reply(brief, asked)) {
      this.said += words;
      yield words;
    }
  }
}
