import { faultCodeOf, type StorageFault, storageFaultOf } from "@/lib/system/faults/storage-fault";

const messages: Record<StorageFault, string> = {
  busy: "Someone else writes for longer than the command waits. Run it again.",
  disk_full: "The disk is full. Make room, and run the command again.",
  read_only:
    "This may not be read or written. Run the command as the user that Farewell runs as, on a disk that can be written.",
  damaged: "The database file is damaged. Keep a copy of DATA_DIR, and restore the newest backup.",
  disk_failed: "The disk does not work as it should. Check it.",
};

/**
 * Says an unexpected fault: what to do about it where that is known, with its code. Otherwise it says where in the code
 * it happened, because the error's own words may hold personal data.
 */
export function faultMessage(error: unknown): string {
  const fault = storageFaultOf(error);
  const code = faultCodeOf(error) ?? (error instanceof Error ? error.name : typeof error);
  const path = error instanceof Error && "path" in error ? ` ${String(error.path)}` : "";
  if (fault) return `Failed. ${messages[fault]} (${code}${path})`;
  const stack = error instanceof Error ? (error.stack?.split("\n    at ").slice(1, 6) ?? []) : [];
  return [`Failed unexpectedly: ${code}${path}`, ...stack].join("\n  at ");
}
