import { tearDown } from './dist/cluster/shared-cluster.js';

export default tearDown;
