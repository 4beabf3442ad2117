import type { Readiness, ReadinessCheck } from './health.js';
import { Health } from './health.js';

/** Readiness as the sum of the registered checks; a check that throws is not ready. */
export class CheckedHealth extends Health {
  private readonly checks = new Set<ReadinessCheck>();

  register(check: ReadinessCheck): () => void {
    this.checks.add(check);
    return () => this.checks.delete(check);
  }

  async readiness(): Promise<Readiness> {
    const answers = await Promise.all([...this.checks].map(ask));
    const waitingFor = answers.filter((answer) => answer !== undefined);
    return { ready: waitingFor.length === 0, waitingFor };
  }
}

async function ask({ name, check }: ReadinessCheck): Promise<{ name: string; detail: string } | undefined> {
  try {
    const detail = await check();
    return detail === undefined ? undefined : { name, detail };
  } catch (error) {
    return { name, detail: error instanceof Error ? error.message : String(error) };
  }
}
