import { expect, test } from "vitest";
import { neutralFormats as format } from "@/lib/values/formats";
import { deletedOfMessage, heldMessage, recurringMessage, shareMessage } from "./dashboard-messages";

const euros = { currency: "EUR", monthly: 2_362_50, subscriptionCount: 164, started: 497_50, ended: 0 };
const dollars = { currency: "USD", monthly: 1_139_00, subscriptionCount: 80, started: 0, ended: 0 };

test.each([
  [[], null, "Shown once someone subscribes to an offer."],
  [[], "more", "Adding up…"],
  [[{ ...euros, started: 0 }], null, "164 subscriptions. No change in 30 days."],
  [
    [{ ...euros, ended: 15_00 }, dollars],
    null,
    "244 subscriptions, plus $1,139.00 in other currencies. In 30 days: €497.50 started, €15.00 ended.",
  ],
  [[euros], "more", "164 subscriptions. In 30 days: €497.50 started. Still adding up…"],
])("recurring revenue %#", (sums, next, words) => {
  expect(recurringMessage(format, { sums, next })).toBe(words);
});

test.each([
  [0, 0, "They get your marketing email."],
  [1, 3, "33% of your contacts get marketing email."],
  [1, 2_000, "Less than 1% of your contacts get marketing email."],
  [0, 2_000, "0% of your contacts get marketing email."],
])("%i subscribers of %i", (subscribed, total, words) => {
  expect(shareMessage(format, subscribed, total)).toBe(words);
});

test("a deletion that did not delete all says so", () => {
  expect(deletedOfMessage(format, { deletedCount: 1, contactCount: 1 })).toBe("1 contact deleted");
  expect(deletedOfMessage(format, { deletedCount: 320, contactCount: 1_438 })).toBe(
    "320 of 1,438 contacts deleted",
  );
  expect(heldMessage(format, 1)).toBe("1 contact is held: their billing is not proven stopped.");
  expect(heldMessage(format, 2)).toBe("2 contacts are held: their billing is not proven stopped.");
});
