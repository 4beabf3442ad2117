import type { Bound } from '@repartee/proto';

/** Whether a number keeps to a comparison such as ">= 50". */
export function keepsTo(bound: Bound, value: number): boolean {
  const [, operator = '', limit = ''] = /^(>=|<=|>|<|=) ?(-?\d+)$/.exec(bound) ?? [];
  const number = Number(limit);
  switch (operator) {
    case '>=':
      return value >= number;
    case '<=':
      return value <= number;
    case '>':
      return value > number;
    case '<':
      return value < number;
    default:
      return value === number;
  }
}
