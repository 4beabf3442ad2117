import type { HealthCheck, Liveness, Readiness } from './health.js';
import { Health } from './health.js';

/** Health as the sum of the registered checks; a check that throws has failed. */
export class CheckedHealth extends Health {
  private readonly checks = new Set<HealthCheck>();
  private readonly livenessChecks = new Set<HealthCheck>();

  register(check: HealthCheck): () => void {
    this.checks.add(check);
    return () => this.checks.delete(check);
  }

  registerLiveness(check: HealthCheck): () => void {
    this.livenessChecks.add(check);
    return () => this.livenessChecks.delete(check);
  }

  async readiness(): Promise<Readiness> {
    const waitingFor = await failing(this.checks);
    return { ready: waitingFor.length === 0, waitingFor };
  }

  async liveness(): Promise<Liveness> {
    const stuck = await failing(this.livenessChecks);
    return { live: stuck.length === 0, stuck };
  }
}

async function failing(checks: ReadonlySet<HealthCheck>): Promise<{ name: string; detail: string }[]> {
  const answers = await Promise.all([...checks].map(ask));
  return answers.filter((answer) => answer !== undefined);
}

async function ask({ name, check }: HealthCheck): Promise<{ name: string; detail: string } | undefined> {
  try {
    const detail = await check();
    return detail === undefined ? undefined : { name, detail };
  } catch (error) {
    return { name, detail: error instanceof Error ? error.message : String(error) };
  }
}
