import type { Database } from "@/db/open-database";
import { runChange } from "@/lib/definition-changes/run-change";
import { searchDuplicates } from "@/lib/duplicates/search-duplicates";
import { claimJob } from "@/lib/jobs/lease";
import { testNow, testWorld } from "./deletion";

/** Carries every requested change of tags and fields to the contacts, as the worker does. */
export async function runChanges(db: Database): Promise<void> {
  const claim = () => claimJob(db, "definition_changes", "test", testNow);
  for (let job = claim(); job; job = claim()) await runChange(testWorld(db), job);
}

/** Does every search for duplicates that was asked for, as the worker does. */
export async function runSearches(db: Database): Promise<void> {
  const claim = () => claimJob(db, "duplicate_searches", "test", testNow);
  for (let job = claim(); job; job = claim()) await searchDuplicates(testWorld(db), job);
}
