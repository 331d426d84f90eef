import type { ListCheck } from "@/lib/imports/file/search-waiting-lists";

/** Holds what a search of the files for the erased emails found. */
export interface DiskCheck {
  checkedAt: number;
  /** Counts the erased emails that were still known to search for; they are never stored. */
  addressCount: number;
  /** Says where any of them was found; 0 in every file means that the bytes are gone. */
  files: FileFinding[];
  /** Is "written" when the pages that the deletion wrote were searched; missing when the files were read as a whole. */
  scope?: "written";
  /** Holds the result of reading the files as a whole, which happens at night. */
  whole?: { checkedAt: number; addressCount: number; files: FileFinding[] };
  /** Lists what had to wait: the deletion was closed before it was clean. */
  waiting?: WaitingPart[];
  /** Is when what had to wait was clean. */
  settledAt?: number;
  /** Holds the result for the lists that waited to be imported then; missing on older receipts. */
  lists?: ListCheck;
}

export interface FileFinding {
  name: "database" | "write-ahead log";
  /** Counts the bytes that were searched. */
  byteCount: number;
  foundCount: number;
}

/** Names a large search index, or a log that a reader kept from being emptied. */
export type WaitingPart = "search index" | "write-ahead log";
