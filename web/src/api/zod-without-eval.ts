import { config } from 'zod';

// Schemas would try to compile themselves, which the server's content policy forbids and browsers report. This must run
// before the first schema is made: vite.config.ts puts it into one chunk with zod itself.
config({ jitless: true });
