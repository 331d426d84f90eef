import type { StorageFault } from "./storage-fault";

/** Says a fault to whoever wanted to store or read something. Only the server has these words. */
export const faultMessages: Record<StorageFault, string> = {
  busy: "Someone else is writing. Nothing was changed; try again.",
  disk_full: "The disk is full. Nothing was lost; make room on the server, and try again.",
  read_only:
    "The disk can only be read. Nothing was lost; let Farewell write to its data folder, and try again.",
  damaged: "The database file is damaged. Nothing was changed; restore a backup on the server.",
  disk_failed: "The disk does not work as it should. Nothing was changed; check the server.",
};

/** Says what to do when Farewell cannot start because of it. */
export const startFaultMessages: Record<StorageFault, string> = {
  busy: "Another program is writing to the database. End it, or wait, and start again.",
  disk_full: "The disk is full. Nothing was lost. Make room, and start again.",
  read_only:
    "DATA_DIR cannot be written. Nothing was lost. Make it belong to the user that Farewell runs as, on a disk that can be written.",
  damaged:
    "The database file is damaged. Keep a copy of DATA_DIR, and restore the newest backup: farewell restore DIR.",
  disk_failed:
    "The disk does not work as it should. Keep a copy of DATA_DIR, check the disk, and start again.",
};
