import { buildCore } from './core-pack.js';

buildCore();
