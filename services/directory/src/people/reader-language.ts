import type { Language } from '@repartee/proto';
import { languages } from '@repartee/proto';

/** The first language of an `Accept-Language` header that the product speaks; undefined where there is none. */
export function readerLanguage(header: string | undefined): Language | undefined {
  const wanted = (header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return languages.find((language) => language === wanted.find((word) => languages.some((known) => known === word)));
}
