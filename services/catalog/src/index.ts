export { catalogBodies } from './bodies.js';
export { openCatalog } from './catalog.js';
export type { Catalog, CatalogOptions, CatalogPorts } from './catalog.js';
export { CatalogModule } from './catalog.module.js';
export { corePack } from './core-pack.js';
export { checkPack } from './pack/check-pack.js';
export { readPackFolder } from './pack/pack-folder.js';
export type { Pack, PackFile } from './pack/pack.js';
export type { Act as CatalogAct } from './publishing/catalog-writer.js';
