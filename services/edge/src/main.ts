import { runProcess } from '@repartee/kernel';

import { edgeConfig } from './config.js';
import { startEdge } from './start-edge.js';

runProcess(() => startEdge(edgeConfig()));
