export * from './cockpit/common.js';
export * from './cockpit/sessions.js';
export * from './cockpit/learner.js';
export * from './cockpit/trainer.js';
export * from './cockpit/manager.js';
export * from './cockpit/lookups.js';
export * from './cockpit/routes.js';
