/**
 * Has V8 compile a function for speed only once it has run four times as long as usual. At a first start three threads
 * warm up on two cores at once, and a fifth of their time went into compiling what soon had run enough. Node 22 and
 * later have no such setting and compile in smaller steps.
 */
const { setFlagsFromString } = require('node:v8');

const [major] = process.versions.node.split('.');
if (Number(major) < 22) setFlagsFromString('--interrupt-budget=270000');
