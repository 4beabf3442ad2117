import { gather } from './gather.js';

export const english = gather(
  import.meta.glob(['../*/messages/en.json', '../features/*/messages/en.json'], { eager: true }),
);
