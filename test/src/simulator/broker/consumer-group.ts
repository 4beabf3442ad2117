import type { Clock, Timer } from '@repartee/kernel';

import type { Life } from '../world/life.js';
import type { Trace } from '../world/trace.js';
import { protocolError } from './protocol-error.js';

export interface Member {
  id: string;
  life: Life;
  sessionTimeoutMs: number;
  rebalanceTimeoutMs: number;
  /** Told when the group wants to share anew. */
  wake: () => void;
}

export interface Joined {
  generation: number;
  /** Names of partitions. */
  assigned: readonly string[];
}

interface Joining {
  member: Member;
  resolve: (joined: Joined) => void;
}

/**
 * A group at its coordinator. Whenever a member comes, goes or falls silent, all have to join again; the partitions are
 * shared out among those who have, once all have or the time for it is up. What is committed under an old generation is
 * refused.
 */
export class ConsumerGroup {
  readonly committed = new Map<string, number>();
  private members = new Map<string, Member>();
  private joining = new Map<string, Joining>();
  private generation = 0;
  private deadline: Timer | undefined;

  constructor(
    private readonly name: string,
    private readonly parts: { clock: Clock; trace: Trace; partitions: () => readonly string[] },
  ) {}

  join(member: Member): Promise<Joined> {
    if (!this.members.has(member.id))
      member.life.onEnd(() => this.parts.clock.schedule(member.sessionTimeoutMs, () => this.leave(member.id)));
    this.members.set(member.id, member);
    return new Promise((resolve) => {
      this.joining.set(member.id, { member, resolve });
      this.rebalance(member.rebalanceTimeoutMs);
      this.completeIfAll();
    });
  }

  leave(id: string): void {
    this.joining.delete(id);
    if (!this.members.delete(id)) return;
    const [left] = this.members.values();
    if (left) this.rebalance(left.rebalanceTimeoutMs);
    this.completeIfAll();
  }

  /** Throws as the broker refuses: UNKNOWN_MEMBER_ID, ILLEGAL_GENERATION, REBALANCE_IN_PROGRESS. */
  heartbeat(id: string, generation: number): void {
    this.refuseOthers(id, generation);
    if (this.deadline) throw protocolError('REBALANCE_IN_PROGRESS');
  }

  commit(id: string, generation: number, offsets: ReadonlyMap<string, number>): void {
    this.refuseOthers(id, generation);
    offsets.forEach((offset, partition) => this.committed.set(partition, offset));
  }

  private refuseOthers(id: string, generation: number): void {
    if (!this.members.has(id)) throw protocolError('UNKNOWN_MEMBER_ID');
    if (generation !== this.generation) throw protocolError('ILLEGAL_GENERATION');
  }

  private rebalance(withinMs: number): void {
    if (this.deadline) return;
    this.deadline = this.parts.clock.schedule(withinMs, () => this.complete());
    for (const member of this.members.values()) member.wake();
  }

  private completeIfAll(): void {
    if (this.deadline && [...this.members.keys()].every((id) => this.joining.has(id))) this.complete();
  }

  /** Who has not joined again by now is no member any more. */
  private complete(): void {
    this.deadline?.cancel();
    this.deadline = undefined;
    const joined = [...this.joining.values()];
    this.joining = new Map();
    this.members = new Map(joined.map(({ member }) => [member.id, member]));
    if (joined.length === 0) return;
    this.generation += 1;
    const names = this.parts.partitions();
    joined.forEach(({ member, resolve }, place) => {
      const assigned = names.filter((_, index) => index % joined.length === place);
      this.parts.trace.note(
        member.life.name,
        `holds ${assigned.length} partitions for ${this.name}, generation ${this.generation}`,
      );
      resolve({ generation: this.generation, assigned });
    });
  }
}
