import { setUp } from './dist/harness/run-alone.js';

export default setUp;
