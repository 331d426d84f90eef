import { expect, test } from "vitest";
import type { FilterRule } from "@/lib/contacts/filter/filter-rule";
import { noConditions } from "../list-conditions";
import { whyNobody } from "./why-nobody";

const only = (rule: FilterRule) => ({ ...noConditions, where: { match: "all" as const, rules: [rule] } });
const attention = { field: "attention" as const, is: "yes" as const };
const inactive = { field: "activity" as const, is: "over_days" as const, days: 90 };

test("an empty list is told as what it is", () => {
  expect(whyNobody(noConditions)).toBe("everyone");
  expect(whyNobody(only(attention))).toBe("nothing_needs_attention");
  expect(whyNobody(only(inactive))).toBe("all_active");
  expect(whyNobody({ ...only(attention), search: "ada" })).toBe("search");
  expect(whyNobody({ ...only(attention), status: "bounced" })).toBe("rules");
  expect(whyNobody(only({ field: "customer", is: "yes" }))).toBe("rules");
});
