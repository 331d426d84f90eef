/** Why a job was set aside. Safe in the browser. */
export interface JobFailure {
  /** How often in a row it failed the same way. */
  count: number;
  /** Of the line in the log. */
  reference: string;
  failedAt: number;
}
