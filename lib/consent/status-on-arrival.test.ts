import fc from "fast-check";
import { expect, test } from "vitest";
import { type MarketingStatus, marketingStatusChoices } from "@/lib/contacts/marketing-status";
import { type MarketingWish, statusOnArrival } from "./status-on-arrival";

const wishes: MarketingWish[] = ["none", "asked_by_person", "asked_by_owner"];
const arrive = (current: MarketingStatus | undefined, isErased: boolean, wish: MarketingWish) =>
  statusOnArrival({ current, isErased }, wish);

test("someone new who asks is pending, and who does not ask was never subscribed", () => {
  for (const isErased of [false, true]) {
    expect(arrive(undefined, isErased, "asked_by_person")).toBe("pending");
    expect(arrive(undefined, isErased, "asked_by_owner")).toBe("pending");
    expect(arrive(undefined, isErased, "none")).toBe("never_subscribed");
  }
});

test("an owner cannot bring back who has left; the person can, unless they complained", () => {
  expect(arrive("unsubscribed", false, "asked_by_owner")).toBe("unsubscribed");
  expect(arrive("unsubscribed", false, "asked_by_person")).toBe("pending");
  expect(arrive("complained", false, "asked_by_person")).toBe("complained");
});

test("no sequence of arrivals ever subscribes anyone", () => {
  const first = fc.constantFrom(
    undefined,
    ...marketingStatusChoices.filter((status) => status !== "subscribed"),
  );
  fc.assert(
    fc.property(first, fc.boolean(), fc.array(fc.constantFrom(...wishes)), (start, isErased, arrivals) => {
      let status: MarketingStatus | undefined = start;
      for (const wish of arrivals) status = arrive(status, isErased, wish);
      expect(status).not.toBe("subscribed");
    }),
  );
});

test("someone erased and not confirmed since is never left subscribed", () => {
  for (const current of marketingStatusChoices)
    for (const wish of wishes) expect(arrive(current, true, wish)).not.toBe("subscribed");
});
