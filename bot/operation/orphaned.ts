// npm's shell passes no signal on: whoever kills `npm start` would leave the program behind, connected and alone.

const LOOK_EVERY_MS = 500;

/** Tells once when the npm that started this process is gone. Started in another way, it never tells. */
export function onOrphaned(env: NodeJS.ProcessEnv, tell: () => void): void {
  if (env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    tell();
  }, LOOK_EVERY_MS);
  looking.unref();
}
