const readsPerSecond = 20;

/** Limits the searches per second, separately for each mode. */
export class SearchLimit {
  private readonly recent = new Map<string, number[]>();

  /** Counts this search. Returns false when it exceeds the limit. */
  allows(mode: string): boolean {
    const now = Date.now();
    const reads = (this.recent.get(mode) ?? []).filter((at) => at > now - 1000);
    const isAllowed = reads.length < readsPerSecond;
    if (isAllowed) reads.push(now);
    this.recent.set(mode, reads);
    return isAllowed;
  }
}
