import { expect, test } from "vitest";
import { neutralFormats } from "@/lib/values/formats";
import { type FilterOptions, ruleLabel } from "./filter-labels";
import type { FilterRule } from "./filter-rule";

const options: FilterOptions = {
  tag: [
    { id: 1, name: "keep" },
    { id: 2, name: "vip" },
    { id: 3, name: "fair" },
  ],
  offer: [{ id: 1, name: "Bench" }],
  product: [{ id: 1, name: "Bookbinding" }],
  form: [],
  sequence: [],
  broadcast: [{ id: 1, name: "News" }],
  import: [],
  custom: [{ id: 1, name: "Birthday", type: "date", options: [] }],
  currencies: ["EUR"],
};

test.each<[FilterRule, string]>([
  [{ field: "tag", is: "any_of", ids: [1] }, "Tagged keep"],
  [{ field: "tag", is: "none_of", ids: [1, 2, 3] }, "Not tagged keep, vip or fair"],
  [{ field: "status", is: "none_of", values: ["never_subscribed"] }, "Status is not never subscribed"],
  [{ field: "offer", is: "not_bought", ids: [1] }, "Did not buy Bench"],
  [{ field: "broadcast", is: "clicked", ids: [1, 9] }, "Clicked in News or broadcast 9"],
  [{ field: "revenue", is: "at_least", amount: 5000, currency: "JPY" }, "Net revenue is at least ¥5,000"],
  [{ field: "progress", is: "at_least", product: 1, percent: 40 }, "Bookbinding: at least 40% completed"],
  [{ field: "custom", custom: 1, is: "after", value: "2000-01-31" }, "Birthday is after “Jan 31, 2000”"],
  [{ field: "activity", is: "over_days", days: 90 }, "Not active for 90 days"],
  [{ field: "added", is: "before", day: "2026-01-31" }, "Added before Jan 31, 2026"],
  [
    { field: "added", is: "after", day: "2026-01-31", zone: "Asia/Tokyo" },
    "Added after Jan 31, 2026 (Asia/Tokyo)",
  ],
])("%j reads %s", (rule, words) => {
  expect(ruleLabel(neutralFormats, rule, options)).toBe(words);
});
