const readsPerSecond = 20;

/** Search has a limit of its own, for every mode by itself. */
export class SearchLimit {
  private readonly recent = new Map<string, number[]>();

  /** Counts this read; false when it is one too many. */
  allows(mode: string): boolean {
    const now = Date.now();
    const reads = (this.recent.get(mode) ?? []).filter((at) => at > now - 1000);
    const isAllowed = reads.length < readsPerSecond;
    if (isAllowed) reads.push(now);
    this.recent.set(mode, reads);
    return isAllowed;
  }
}
