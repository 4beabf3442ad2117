import type { Written } from '@repartee/proto';

const heads = new Map<string, Written>();

/** The debriefing asks for nothing older than the end that this tab has seen. */
export const rememberHead = (sessionId: string, head: Written): void => void heads.set(sessionId, head);
export const headOf = (sessionId: string): Written | undefined => heads.get(sessionId);
