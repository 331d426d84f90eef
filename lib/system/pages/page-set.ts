const firstBytes = 4096;

/** Holds page numbers in a bit each, so that its size depends on the file and not on how often pages are added. */
export class PageSet {
  private bits = new Uint8Array(firstBytes);

  add(pageNumber: number): void {
    const at = pageNumber >> 3;
    if (at >= this.bits.length) {
      const larger = new Uint8Array(Math.max(at + 1, this.bits.length * 2));
      larger.set(this.bits);
      this.bits = larger;
    }
    this.bits[at] = (this.bits[at] ?? 0) | (1 << (pageNumber & 7));
  }

  has(pageNumber: number): boolean {
    return ((this.bits[pageNumber >> 3] ?? 0) & (1 << (pageNumber & 7))) !== 0;
  }

  /** Lists the pages in runs of neighbours, at most `most` pages a run. */
  *runs(most: number): Generator<{ first: number; count: number }> {
    let first = 0;
    let count = 0;
    for (const page of this.pages()) {
      if (count > 0 && page === first + count && count < most) {
        count += 1;
        continue;
      }
      if (count > 0) yield { first, count };
      first = page;
      count = 1;
    }
    if (count > 0) yield { first, count };
  }

  private *pages(): Generator<number> {
    for (const [at, byte] of this.bits.entries())
      for (let bit = 0; byte >> bit > 0; bit += 1) if (byte & (1 << bit)) yield at * 8 + bit;
  }
}
