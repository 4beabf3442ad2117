// Loaded before anything else (node -r), and in words that any Node understands: what is newer ends an old one with a
// stack trace that says nothing of its age.
const { engines } = require('../package.json');

const oldest = /\d+\.\d+/.exec(engines.node)[0];
const [major, minor] = process.versions.node.split('.').map(Number);
const [oldestMajor, oldestMinor] = oldest.split('.').map(Number);

if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
  process.stderr.write(
    `Repartee needs Node ${oldest} or later; this is ${process.versions.node}. Get a newer one from https://nodejs.org.\n`,
  );
  process.exit(1);
}
