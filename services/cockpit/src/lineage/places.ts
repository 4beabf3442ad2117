/** The number of a partition that positions name by its topic too (`repartee.scores.v1/3`); `journal` is what it is. */
export function parsePartition(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
