// What every group of REST routes is given.
import type { Faults } from '../faults.ts';
import type { Registry } from '../interactions/registry.ts';
import type { Files } from '../world/files.ts';
import type { World } from '../world/world.ts';
import type { RestBody } from './body.ts';

export type RestParts = {
  world: World;
  files: Files;
  interactions: Registry;
  faults: Faults;
  /** Where this server is reached, `http://127.0.0.1:PORT`. */
  base: () => string;
};
export type RestEnv = { Variables: { body: RestBody } };
