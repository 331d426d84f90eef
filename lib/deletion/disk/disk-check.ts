import type { ListCheck } from "@/lib/imports/file/search-waiting-lists";

/** Holds what a search of the files for the erased emails found. */
export interface DiskCheck {
  checkedAt: number;
  /** Counts the erased emails that were still known to search for; they are never stored. */
  addressCount: number;
  /** Says where any of them was found; 0 in every file means that the bytes are gone. */
  files: { name: "database" | "write-ahead log"; byteCount: number; foundCount: number }[];
  /** Holds the result for the lists that waited to be imported then; missing on older receipts. */
  lists?: ListCheck;
}
