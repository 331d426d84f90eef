import { expect, test } from "vitest";
import type { ImportCounts } from "@/lib/imports/plan/import-view";
import { outcomeLines } from "./line-messages";

const counts: ImportCounts = {
  ...{ created: 3, updated: 0, unchanged: 0, duplicate: 0, invalid: 0 },
  ...{ subscribed: 0, asked: 2, erased: 0, staysOut: 0 },
};
const lineOfAsked = (asked: number, outcome: Parameters<typeof outcomeLines>[2]) =>
  outcomeLines({ ...counts, asked }, "ask", outcome).find(({ words }) => /confirm/.test(words));

test("says of requests to confirm that they are sent only where there is a mail server", () => {
  expect(lineOfAsked(2, { isDone: true, hasMailServer: true })).toMatchObject({
    count: 2,
    words: "asked to confirm by email",
  });
  expect(lineOfAsked(2, { isDone: true, hasMailServer: false })?.words).toBe(
    "requests to confirm saved, not sent: no mail server",
  );
  expect(lineOfAsked(1, { isDone: true, hasMailServer: false })?.words).toBe(
    "request to confirm saved, not sent: no mail server",
  );
  expect(lineOfAsked(2, { isDone: false, hasMailServer: false })?.words).toBe(
    "will be asked to confirm by email",
  );
});
