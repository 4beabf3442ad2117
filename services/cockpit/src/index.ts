export { CockpitModule } from './cockpit.module.js';
export type { CockpitOptions } from './cockpit.module.js';
export { Cockpit } from './cockpit.js';
export type { CockpitPorts } from './cockpit.js';
export { LiveFeed } from './live/live-feed.js';
export { cockpitConfig, cockpitVariables } from './config.js';
