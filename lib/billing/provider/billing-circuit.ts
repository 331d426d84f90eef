const failuresThatOpen = 3;

/**
 * Opens when a provider did not answer several times in a row, so that thousands of contacts are not tried in vain
 * one by one. It belongs to one run of a job; the next run begins with it closed and asks again.
 */
export class BillingCircuit {
  private failures = 0;

  get isOpen(): boolean {
    return this.failures >= failuresThatOpen;
  }

  failed(): void {
    this.failures += 1;
  }

  answered(): void {
    if (!this.isOpen) this.failures = 0;
  }
}
