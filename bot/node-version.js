// Loaded first by every npm script: TypeScript runs natively only on Node 24, which npm puts into node_modules
// unless install scripts were forbidden. Plain JavaScript, so that an older Node can read it and say so.
import module from 'node:module';

const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Quorum needs Node 24 and this is ${process.version}. "npm install" brings Node 24 along when install scripts may run:\n` +
      'run "npm install" without --ignore-scripts (and not with omit=optional), or install Node 24, and start again.',
  );
  process.exit(1);
}
// What was compiled once is kept among the temporary files: the next start loads it in half the time.
module.enableCompileCache();
