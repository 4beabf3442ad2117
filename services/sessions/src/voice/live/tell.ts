import type { VoiceInput } from '../domain/index.js';

type Timeless<Input> = Input extends VoiceInput ? Omit<Input, 'at'> : never;

/** Something that happens to a spoken session; the moment is added where it is taken. */
export type Happening = Timeless<VoiceInput>;

/** Tells a spoken session that something has happened. */
export type Tell = (happening: Happening) => void;
