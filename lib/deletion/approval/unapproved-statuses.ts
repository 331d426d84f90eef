import type { DeletionStatus } from "@/db/schema";

/** Lists how a deletion ends that a second person had to agree to and nobody did: nobody is deleted by it. */
export const unapprovedStatuses = [
  "declined",
  "withdrawn",
  "expired",
  "lapsed",
] as const satisfies readonly DeletionStatus[];
export type UnapprovedStatus = (typeof unapprovedStatuses)[number];

/** Tells whether a deletion ended without the second person that it waited for. */
export function isUnapprovedStatus(status: DeletionStatus | null): status is UnapprovedStatus {
  return unapprovedStatuses.some((one) => one === status);
}
