import { setUp } from './dist/harness/shared-process.js';

export default setUp;
