import { applyDecorators } from '@nestjs/common';
import type * as swagger from '@nestjs/swagger';

type Library = typeof swagger;
type Decorator = ReturnType<typeof applyDecorators>;

const waiting: ((library: Library) => void)[] = [];

/**
 * A decorator of the library that makes the OpenAPI document, applied once somebody asks for one: a quarter of all modules
 * that a service would load are the library's.
 */
export const Described =
  (decoratorOf: (library: Library) => ClassDecorator & MethodDecorator): Decorator =>
  (target, key, descriptor) =>
    void waiting.push((library) => applyDecorators(decoratorOf(library))(target, key, descriptor));

/** Under what the routes of a controller stand in the OpenAPI document. */
export const ApiTags = (...tags: string[]): Decorator => Described((library) => library.ApiTags(...tags));

/** Loads the library, and has it know what is decorated so far. */
export async function loadDescribing(): Promise<Library> {
  const library = await import('@nestjs/swagger');
  for (const describe of waiting.splice(0)) describe(library);
  return library;
}
