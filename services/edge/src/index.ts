export { appHandler } from './app-handler.js';
export { builtPages, servePages } from './pages.js';
export { routes, routeOf } from './routes.js';
export type { ServiceName } from './routes.js';
export { edgeConfig, edgeVariables } from './config.js';
