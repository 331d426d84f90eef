import fc from "fast-check";
import { expect, test } from "vitest";
import { neutralFormats } from "@/lib/values/formats";
import { whatGoesLabel, wholeSiteMessage } from "./warning-messages";

const of = (contactCount: number, hiddenLeft?: number) =>
  wholeSiteMessage(neutralFormats, {
    contactCount,
    ...(hiddenLeft !== undefined && { wholeSite: { hiddenLeft } }),
  });

test("that it is everyone is said when it is, with who is hidden", () => {
  expect(of(2_000)).toBe("");
  expect(of(2_000, 0)).toBe("This is everyone on your site.");
  expect(of(2_000, 1)).toBe("This is everyone on your site except 1 hidden contact.");
  expect(of(1, 3)).toBe("This is everyone on your site except 3 hidden contacts.");
  expect(of(1, 0)).toBe("This is the only contact on your site.");
});

test("the inventory is one line with the sum of all kinds", () => {
  expect(whatGoesLabel(neutralFormats, [{ kind: "notes", count: 1 }])).toBe("What goes: 1 record");
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 10 }),
      (counts) => {
        const sum = counts.reduce((total, count) => total + count, 0);
        const label = whatGoesLabel(
          neutralFormats,
          counts.map((count) => ({ kind: "payments", count })),
        );
        expect(label).toContain(`${neutralFormats.count(sum)} record`);
      },
    ),
  );
});
