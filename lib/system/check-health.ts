import { prepared } from "@/db/prepared";
import { database } from "./instance";

/** Returns `ready` when the database answers; throws otherwise. */
export function checkHealth(): { status: "ready" } {
  prepared(database(), "SELECT 1 FROM sites LIMIT 1").get();
  return { status: "ready" };
}
