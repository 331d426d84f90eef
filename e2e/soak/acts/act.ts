import type { Dice } from "../world/dice";
import type { SoakSite } from "../world/soak-site";
import type { SoakWorld } from "../world/soak-world";

/** Is what an act has at hand. */
export interface Scene {
  world: SoakWorld;
  site: SoakSite;
  dice: Dice;
}

/** Does one thing on one site, to its end, and returns in a few words what came of it. */
export type Act = (scene: Scene) => Promise<string> | string;

const longestMs = 120_000;
const lookAgainMs = 40;

export interface ContactRow {
  id: number;
  email: string;
  name: string;
  updatedAt: number;
}

/**
 * Returns the contacts of the site as an owner sees them, at most some hundreds. They are known to have been there, even
 * those whom an act sends away before anyone looks again.
 */
export function contactsOf({ world, site }: Scene): ContactRow[] {
  const contacts = world.rows<ContactRow>(
    `SELECT id, email, name, updated_at AS updatedAt FROM contacts
     WHERE site_id = ? AND being_erased_at IS NULL ORDER BY id`,
    site.id,
  );
  for (const { id, email } of contacts) world.people.saw(site.id, id, email);
  return contacts;
}

/** Waits until the worker has done something. Throws when it does not: then its lane stands still. */
export async function until<T>(what: string, look: () => T | undefined): Promise<T> {
  const deadline = Date.now() + longestMs;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`${what} did not come to an end within ${longestMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
}

/** Returns "done" or the refusal of what a verb returned. */
export function outcomeOf(result: { ok: boolean; refusal?: string }): string {
  return result.ok ? "done" : `refused: ${result.refusal}`;
}
