import { ok } from "@/testing/stripe-server/base/answer";
import type { Route } from "@/testing/stripe-server/base/route";
import { accountObject } from "../objects/account";

export const accountRoutes: Route[] = [
  {
    method: "GET",
    path: "account",
    needs: "accounts_kyc_basic",
    run: ({ store }) =>
      ok(accountObject({ id: store.account.id, name: store.accounts.nameOf(store.account.id) })),
  },
];
