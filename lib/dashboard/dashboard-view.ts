import type { ContactRecords } from "@/lib/contacts/records/contact-records";

export const setUpSteps = ["payments", "sending", "import", "form", "deletion"] as const;
export type SetUpStep = (typeof setUpSteps)[number];

/** Is the last thing that happened with one contact. */
export interface LatestActivity {
  contactId: number;
  name: string;
  email: string;
  entry: ContactRecords["timeline"];
}

/** Is an import or a broadcast under way. */
export interface RunningWork {
  kind: "import" | "broadcast";
  id: number;
  /** Is the name of the file or the subject; null when the owner gave none. */
  name: string | null;
  /** Counts the rows or the recipients dealt with. */
  done: number;
}

/** Holds what the dashboard shows besides lists that other pages read too. */
export interface DashboardView {
  /** Tells which steps of the set-up are done; null for those who may not take them. */
  setUp: Record<SetUpStep, boolean> | null;
  /** Names the contact that was made to try a deletion on; null when there is none. */
  sampleContactId: number | null;
  /** Counts API keys that expire within a week; 0 for those who may not make others. */
  endingKeys: number;
  running: RunningWork[];
  /** Lists one entry for each of the contacts who were active last, newest first. */
  activity: LatestActivity[];
}
