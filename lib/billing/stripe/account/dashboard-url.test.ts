import { expect, test } from "vitest";
import { dashboardUrl } from "./dashboard-url";

test("an object is looked at in the account and mode of its own row", () => {
  expect(dashboardUrl("acct_1/test", "customers", "cus_1")).toBe(
    "https://dashboard.stripe.com/acct_1/test/customers/cus_1",
  );
  expect(dashboardUrl("acct_2/live", "subscriptions", "sub_1")).toBe(
    "https://dashboard.stripe.com/acct_2/subscriptions/sub_1",
  );
  expect(dashboardUrl(null, "customers", "cus_1")).toBeNull();
});
