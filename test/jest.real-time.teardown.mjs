import { tearDown } from './dist/harness/run-alone.js';

export default tearDown;
