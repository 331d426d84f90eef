import type { SoakWorld } from "../world/soak-world";

/** Is what was looked at, in numbers, and what was wrong. */
export interface Finding {
  counted: string;
  problems: string[];
}

/** Looks at one promise in a world where nothing is left to do. */
export type Invariant = (world: SoakWorld) => Promise<Finding> | Finding;
