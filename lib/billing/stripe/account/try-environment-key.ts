import { triedEnvironmentKey } from "./tried-environment-key";
import { tryKey } from "./try-key";

/**
 * Tries the environment's key unless this process has done so with success, so that its account is known and shown.
 */
export async function tryEnvironmentKey(key: string): Promise<void> {
  const kept = triedEnvironmentKey();
  if (kept.found) return;
  const tried = await tryKey(key);
  if (!("problem" in tried)) kept.found = tried;
}
