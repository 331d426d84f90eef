import { z } from "zod";
import { invalidInput } from "@/lib/auth/site-action";
import { type Period, periods } from "./growth-view";

const known = new Map<string, Period>(periods.map((period) => [String(period), period]));
const growthQuery = z.strictObject({
  days: z.string("30, 90 or 365").transform((days, context) => {
    const period = known.get(days);
    if (!period) context.addIssue("30, 90 or 365");
    return period ?? z.NEVER;
  }),
});

/** Reads the period from the `days` of a query string; anything else in it is refused by name. */
export function parsePeriod(
  parameters: URLSearchParams,
): { ok: true; period: Period } | ReturnType<typeof invalidInput> {
  const parsed = growthQuery.safeParse(Object.fromEntries(parameters));
  return parsed.success ? { ok: true, period: parsed.data.days } : invalidInput(parsed.error);
}
