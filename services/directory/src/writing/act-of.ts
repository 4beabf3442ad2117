import type { User } from '@repartee/kernel';

import type { Act } from './directory-writer.js';

/** What the person does now, in their organisation. */
export function actOf({ id, organisation }: User): Act {
  return { organisation, actor: { kind: 'person', id } };
}
