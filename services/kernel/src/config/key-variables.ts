import { z } from 'zod';

/** Where keys are kept: in PostgreSQL where it is set, else in a file of the data folder. */
export const keyVariables = {
  KEYS_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'an address such as postgresql://repartee@db.example.org/keys' })
    .optional(),
  /** The key that wraps the keys of organisations; unset, it is in a file of the data folder. */
  KEYS_MASTER_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, '64 hexadecimal digits')
    .optional(),
} as const;
