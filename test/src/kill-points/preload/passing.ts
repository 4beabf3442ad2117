import { appendFileSync } from 'node:fs';

import type { Exchange, Step } from '../../simulator/faults/fault-points.js';
import type { KillPoint } from '../kill-points.js';
import type { Sentence } from './config.js';

/** Counts how often the process passes its point, and kills it there when it is time. */
export class Passing {
  private passed = 0;

  constructor(private readonly sentence: Sentence) {}

  at(point: KillPoint): void {
    const { point: last, passing, note } = this.sentence;
    if (point !== last || ++this.passed < passing) return;
    appendFileSync(note, `${point}\n`);
    // Nothing of this process runs after it, no handler and no finally.
    process.kill(process.pid, 'SIGKILL');
  }

  /** Around something that is asked of another process. */
  async asking<Answer>(exchange: Exclude<Exchange, 'say'>, ask: () => Promise<Answer>): Promise<Answer> {
    this.at(`${exchange}.request`);
    const answer = await ask();
    this.at(`${exchange}.response`);
    return answer;
  }

  /** Around something that the process does by itself. */
  async doing<Result>(step: Step, work: () => Promise<Result>): Promise<Result> {
    this.at(`before-${step}`);
    const result = await work();
    this.at(`after-${step}`);
    return result;
  }
}
