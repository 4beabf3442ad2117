/** A partition as positions and dead letters name it: the topic and the number, `repartee.sessions.v1/3`. */
export const partitionName = (topic: string, partition: number): string => `${topic}/${partition}`;

export function parsePartitionName(name: string): { topic: string; partition: number } {
  const slash = name.lastIndexOf('/');
  return { topic: name.slice(0, slash), partition: Number(name.slice(slash + 1)) };
}
