import type { ProviderName } from "./billing-provider";

interface OfAccount {
  provider: ProviderName;
  providerAccount: string | null;
}

/** Whether a row names another account than the one that answers. A row of before names none, and may be of any. */
export function isOfAnotherAccount<Row extends OfAccount>(
  row: Row,
  answering: string,
): row is Row & { providerAccount: string } {
  const { provider, providerAccount } = row;
  return provider !== "local" && providerAccount !== null && providerAccount !== answering;
}
