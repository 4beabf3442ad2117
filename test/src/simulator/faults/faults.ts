import type { Trace } from '../world/trace.js';
import type { PlannedFault } from './fault-plan.js';
import type { Fault, FaultPoint } from './fault-points.js';

export interface StruckFault extends PlannedFault {
  who: string;
}

/** Counts arrivals at the points, and says which fault strikes whom. */
export class Faults {
  readonly struck: StruckFault[] = [];
  private readonly arrivals = new Map<FaultPoint, number>();
  private isOver = false;

  constructor(
    private readonly plan: readonly PlannedFault[],
    private readonly trace: Trace,
  ) {}

  /** Somebody arrives at the point. */
  at(point: FaultPoint, who: string): Fault | undefined {
    const arrival = (this.arrivals.get(point) ?? 0) + 1;
    this.arrivals.set(point, arrival);
    if (this.isOver) return undefined;
    const planned = this.plan.find((fault) => fault.point === point && fault.arrival === arrival);
    if (!planned) return undefined;
    this.struck.push({ ...planned, who });
    this.trace.note(who, `FAULT ${planned.fault} at ${point} (arrival ${arrival})`);
    return planned.fault;
  }

  /** From now on nothing goes wrong any more, so that what is left can come to its end. */
  end(): void {
    this.isOver = true;
  }
}
