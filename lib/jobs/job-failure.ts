/** Says why a job was set aside. */
export interface JobFailure {
  /** Counts how often in a row it failed the same way. */
  count: number;
  /** Names the line in the log. */
  reference: string;
  failedAt: number;
}
