import { processSingleton } from "@/lib/system/process-singleton";
import type { TriedKey } from "./try-key";

/** Returns what the last try of the environment's key found. The process keeps it, because the key has no row. */
export function triedEnvironmentKey(): { found: TriedKey | undefined } {
  return processSingleton("tried environment key", () => ({ found: undefined }));
}
