import { expect, test } from "vitest";
import { type MarketingStatus, marketingStatusChoices } from "./marketing-status";
import { asksToConfirm, type MarketingWish, nextMarketingStatus } from "./next-marketing-status";

const wishes: MarketingWish[] = [
  ...(["none", "asked_by_person", "asked_by_owner", "claimed"] as const),
  ...(["unsubscribed", "bounced", "complained"] as const),
];
const arrive = (current: MarketingStatus | undefined, isErased: boolean, wish: MarketingWish) =>
  nextMarketingStatus({ current, isErased }, wish);

test("someone new who asks is pending, and who does not ask was never subscribed", () => {
  for (const isErased of [false, true]) {
    expect(arrive(undefined, isErased, "asked_by_person")).toBe("pending");
    expect(arrive(undefined, isErased, "asked_by_owner")).toBe("pending");
    expect(arrive(undefined, isErased, "none")).toBe("never_subscribed");
  }
});

test("nobody who has left is brought back by a word: anyone can type their address", () => {
  for (const status of ["unsubscribed", "bounced", "complained"] as const)
    for (const wish of ["asked_by_owner", "asked_by_person", "claimed", "none"] as const)
      for (const isErased of [false, true]) expect(arrive(status, isErased, wish)).toBe(status);
});

test("the person is asked each time they ask, but after a complaint; an owner's or a program's word asks once", () => {
  for (const after of ["pending", "unsubscribed", "bounced"] as const)
    expect(asksToConfirm("asked_by_person", after, after)).toBe(true);
  expect(asksToConfirm("asked_by_person", "complained", "complained")).toBe(false);
  expect(asksToConfirm("asked_by_person", "subscribed", "subscribed")).toBe(false);
  for (const wish of ["asked_by_owner", "claimed"] as const) {
    expect(asksToConfirm(wish, undefined, "pending")).toBe(true);
    expect(asksToConfirm(wish, "never_subscribed", "pending")).toBe(true);
    expect(asksToConfirm(wish, "pending", "pending")).toBe(false);
    expect(asksToConfirm(wish, "unsubscribed", "unsubscribed")).toBe(false);
  }
  for (const wish of ["none", "unsubscribed", "bounced", "complained"] as const)
    for (const after of marketingStatusChoices) expect(asksToConfirm(wish, "pending", after)).toBe(false);
});

test("a claim subscribes only someone of whom nothing is known", () => {
  expect(arrive(undefined, false, "claimed")).toBe("subscribed");
  expect(arrive("never_subscribed", false, "claimed")).toBe("subscribed");
  expect(arrive(undefined, true, "claimed")).toBe("pending");
  for (const status of ["pending", "unsubscribed", "bounced", "complained"] as const)
    expect(arrive(status, false, "claimed")).toBe(status);
});

test("nothing but a first claim subscribes, and never someone erased", () => {
  for (const current of [undefined, ...marketingStatusChoices])
    for (const isErased of [false, true])
      for (const wish of wishes) {
        const isFirstClaim = wish === "claimed" && (current ?? "never_subscribed") === "never_subscribed";
        const mayBe = !isErased && (current === "subscribed" || isFirstClaim);
        if (!mayBe) expect(arrive(current, isErased, wish)).not.toBe("subscribed");
      }
});

test("leaving lowers everyone and raises no one", () => {
  for (const isErased of [false, true]) {
    expect(arrive("subscribed", isErased, "unsubscribed")).toBe("unsubscribed");
    expect(arrive(undefined, isErased, "bounced")).toBe("bounced");
    expect(arrive("complained", isErased, "unsubscribed")).toBe("complained");
    expect(arrive("unsubscribed", isErased, "bounced")).toBe("unsubscribed");
  }
});
