import { useQueryClient } from '@tanstack/vue-query';

/** Marks fetched lists as old after a write of one's own, without waiting for the live feed to say so. */
export const useRefresh = () => {
  const client = useQueryClient();
  return async (...keys: string[]): Promise<void> => {
    await Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] })));
  };
};
