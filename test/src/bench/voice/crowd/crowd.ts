import { Worker } from '../stage/worker.js';
import type { Heard } from './talker.js';

export interface CrowdReport extends Heard {
  /** By how much the processes of the pages themselves were late, look by look. */
  lagMs: number[];
}

/** Whom learners talk with: the product, as somebody who is signed in, or Pipecat. */
export type Counterpart = { url: string; cookie: string } | { url: string };

/** Listens to the end; cuts every answer short; takes nothing from its connection; sends a hundred times what it may. */
export type Behaviour = 'listens' | 'interrupts' | 'stalls' | 'floods';

export interface CrowdPlan {
  with: Counterpart;
  pages: number;
  behaves: Behaviour;
  /** Conversations begin so long one after the other. */
  betweenMs: number;
}

const PAGES_A_PROCESS = 50;
/** Question and answer take about as long: begun over such a time, turns fall on all its moments alike. */
const CYCLE_MS = 7_000;
/** A server does not see all its learners come in at once. */
const BETWEEN_LEAST_MS = 40;

/** So many learners who talk at once, in processes on a core of their own. */
export class Crowd {
  private constructor(private readonly workers: readonly Worker[]) {}

  /** They begin one after the other, over so many milliseconds. Resolves once all of them are in conversation. */
  static async begin(plan: Omit<CrowdPlan, 'betweenMs'>, core: number, overMs = CYCLE_MS): Promise<Crowd> {
    const betweenMs = Math.max(BETWEEN_LEAST_MS, overMs / plan.pages);
    const crowd = new Crowd(
      sharesOf(plan.pages).map((pages) =>
        Worker.start('crowd/crowd.main.js', core, [JSON.stringify({ ...plan, pages, betweenMs })]),
      ),
    );
    for (const worker of crowd.workers) await worker.ask('begin');
    return crowd;
  }

  async report(): Promise<CrowdReport> {
    const reports = await Promise.all(this.workers.map((worker) => worker.ask<CrowdReport>('report')));
    const total = (of: (report: CrowdReport) => number): number => reports.reduce((sum, one) => sum + of(one), 0);
    return {
      turns: reports.flatMap(({ turns }) => turns),
      cuts: reports.flatMap(({ cuts }) => cuts),
      lagMs: reports.flatMap(({ lagMs }) => lagMs),
      unanswered: total(({ unanswered }) => unanswered),
      ended: total(({ ended }) => ended),
      refused: total(({ refused }) => refused),
    };
  }

  /** Resolves once all conversations are over. */
  async end(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.ask('end')));
    await this.leave();
  }

  /** The processes end, and nobody says good-bye. */
  async leave(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.stop()));
  }
}

function sharesOf(pages: number): number[] {
  const processes = Math.ceil(pages / PAGES_A_PROCESS);
  return Array.from({ length: processes }, (_, at) => Math.floor((pages + at) / processes));
}
