import type { BillingProvider } from "@/lib/billing/provider/billing-provider";

/** Stands for the death of the process. */
export class Killed extends Error {}

/**
 * Returns a provider that dies before or after any call, as a process can. The effects of the call at the provider
 * stay.
 */
export function killable(provider: BillingProvider, dies: () => boolean): BillingProvider {
  const mortal = <Arguments extends unknown[], Result>(call: (...given: Arguments) => Promise<Result>) => {
    return async (...given: Arguments): Promise<Result> => {
      if (dies()) throw new Killed("before");
      const result = await call(...given);
      if (dies()) throw new Killed("after");
      return result;
    };
  };
  return {
    account: mortal(provider.account),
    isAnswering: mortal(provider.isAnswering),
    deleteCustomer: mortal(provider.deleteCustomer),
    cancelSubscription: mortal(provider.cancelSubscription),
    readSubscription: mortal(provider.readSubscription),
    clearCustomer: mortal(provider.clearCustomer),
    readCustomer: mortal(provider.readCustomer),
    refundPayment: mortal(provider.refundPayment),
    hasRefunded: mortal(provider.hasRefunded),
  };
}
