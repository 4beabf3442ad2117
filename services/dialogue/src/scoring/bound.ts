import type { Bound } from '@repartee/proto';

type Comparison = (value: number) => boolean;

const compiled = new Map<Bound, Comparison>();

function compile(bound: Bound): Comparison {
  const [, operator = '', digits = ''] = /^(>=|<=|>|<|=) ?(-?\d+)$/.exec(bound) ?? [];
  const limit = Number(digits);
  switch (operator) {
    case '>=':
      return (value) => value >= limit;
    case '<=':
      return (value) => value <= limit;
    case '>':
      return (value) => value > limit;
    case '<':
      return (value) => value < limit;
    default:
      return (value) => value === limit;
  }
}

/** Whether a number keeps to a comparison such as ">= 50". */
export function keepsTo(bound: Bound, value: number): boolean {
  const comparison = compiled.get(bound) ?? compile(bound);
  compiled.set(bound, comparison);
  return comparison(value);
}
