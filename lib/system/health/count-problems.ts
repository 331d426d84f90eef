import type { Database } from "@/db/open-database";
import { storageFaultOf } from "@/lib/system/faults/storage-fault";

const mostProblems = 100;

/** Reads the whole file and returns how many of its pages and rows are damaged, up to `most`. */
export function countProblems({ $client }: Pick<Database, "$client">, most = mostProblems): number {
  try {
    const found = $client.pragma(`quick_check(${most})`) as { quick_check: string }[];
    return found[0]?.quick_check === "ok" ? 0 : found.length;
  } catch (error) {
    if (storageFaultOf(error) === "damaged") return 1;
    throw error;
  }
}
