import { setUp } from './dist/cluster/shared-cluster.js';

export default setUp;
