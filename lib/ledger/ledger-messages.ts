import type { LedgerRefusal } from "./compare-ledger";

/** Says what to do about a ledger that cannot be used beside the database in `DATA_DIR`. */
export const ledgerMessages: Record<LedgerRefusal, string> = {
  other_instance:
    "The file erasures.log in DATA_DIR belongs to another instance than the database. Put the one back that belongs to it, from the same backup or a newer one, and keep this one with its own database.",
  newer_version:
    "The file erasures.log in DATA_DIR was written by a newer version of Farewell. Start that version.",
  no_beginning:
    "The file erasures.log in DATA_DIR cannot be read from its first line on, so whose it is cannot be told. Put an intact copy back, or move it away: a new one is made of what the database remembers.",
  other_secret:
    "The keys in the file erasures.log in DATA_DIR are encrypted with another secret than this one, so it does not tell who was deleted. Put back the app-secret that was in use last, or set APP_SECRET to it.",
};
