import type { Clock, Timer } from '@repartee/kernel';

export interface InstancesParts {
  /** Addresses by name, in order. */
  addresses: ReadonlyMap<string, string>;
  clock: Clock;
  /** Whether the instance at this address takes what is new. */
  isReady: (address: string) => Promise<boolean>;
}

const LOOK_EVERY_MS = 1000;

/** The instances of a service that hold something for life: each by its name, or one that takes what is new. */
export class Instances {
  private readonly ready = new Set<string>();
  private turn = 0;
  private look: Timer | undefined;
  private isStopped = false;

  constructor(private readonly parts: InstancesParts) {}

  /** Looks again and again who takes what is new; of one instance nothing has to be known. */
  async start(): Promise<void> {
    if (this.parts.addresses.size > 1) await this.lookAgain();
  }

  stop(): void {
    this.isStopped = true;
    this.look?.cancel();
  }

  /** Where the instance is, ready or not: it is home to what it holds. */
  at(name: string): string | undefined {
    return this.parts.addresses.get(name);
  }

  first(): string | undefined {
    return [...this.parts.addresses.values()][0];
  }

  /** The first that takes what is new; where none does, the first, which may say why. */
  firstReady(): string | undefined {
    return [...this.parts.addresses.values()].find((address) => this.ready.has(address)) ?? this.first();
  }

  /** In turn one of those that take what is new; where none does, one that may say why. */
  next(): string | undefined {
    const all = [...this.parts.addresses.values()];
    const ready = all.filter((address) => this.ready.has(address));
    const choice = ready.length > 0 ? ready : all;
    return choice[this.turn++ % choice.length];
  }

  private async lookAgain(): Promise<void> {
    const { addresses, clock, isReady } = this.parts;
    const looked = [...addresses.values()].map(async (address) => {
      if (await isReady(address)) this.ready.add(address);
      else this.ready.delete(address);
    });
    await Promise.all(looked);
    if (!this.isStopped) this.look = clock.schedule(LOOK_EVERY_MS, () => this.lookAgain());
  }
}
