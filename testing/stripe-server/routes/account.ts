import { ok } from "../answer";
import { accountObject } from "../objects/account";
import type { Route } from "../route";

export const accountRoutes: Route[] = [
  {
    method: "GET",
    path: "account",
    needs: "accounts_kyc_basic",
    run: ({ store }) =>
      ok(accountObject({ id: store.account.id, name: store.accounts.nameOf(store.account.id) })),
  },
];
