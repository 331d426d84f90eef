import type { ProviderName } from "./billing-provider";

interface OfAccount {
  provider: ProviderName;
  providerAccount: string | null;
}

/**
 * Tells whether a row names another account than the one that answers. An older row names none and may be of any
 * account.
 */
export function isOfAnotherAccount<Row extends OfAccount>(
  row: Row,
  answering: string,
): row is Row & { providerAccount: string } {
  const { provider, providerAccount } = row;
  return provider !== "local" && providerAccount !== null && providerAccount !== answering;
}
