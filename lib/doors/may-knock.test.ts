import { expect, test } from "vitest";
import { mayAskReceipts, mayKnock } from "./may-knock";
import { senderHeader } from "./sender";
import { senderKeyOf } from "./sender-key";

const from = (address: string) => new Headers({ [senderHeader]: address });

async function knockOften(count: number, headers: (at: number) => Headers, which: number): Promise<number> {
  let admitted = 0;
  for (let at = 0; at < count; at += 1) if (await mayKnock("form", headers(at), which)) admitted += 1;
  return admitted;
}

test("one sender is let in ten times a minute, whatever else it says of itself", async () => {
  const spoofed = (at: number) =>
    new Headers({ [senderHeader]: "203.0.113.9", "x-forwarded-for": `198.51.100.${at}` });
  expect(await knockOften(200, spoofed, 1)).toBe(10);
  expect(await mayKnock("form", from("203.0.113.10"), 1)).toBe(true);
  expect(await mayKnock("form", from("203.0.113.9"), 2)).toBe(true);
});

test("all together are let in 120 times a minute, and one sender alone never shuts the door", async () => {
  expect(await knockOften(500, () => from("203.0.113.9"), 3)).toBe(10);
  expect(await knockOften(300, (at) => from(`198.51.100.${at % 250}`), 3)).toBe(110);
});

test("addresses of one IPv6 network, and an IPv4 address written as IPv6, are one sender", () => {
  expect(senderKeyOf(from("2001:db8:1:2::1"))).toBe(senderKeyOf(from("2001:db8:1:2:ffff::9")));
  expect(senderKeyOf(from("2001:db8:1:2::1"))).not.toBe(senderKeyOf(from("2001:db8:1:3::1")));
  expect(senderKeyOf(from("::ffff:192.0.2.1"))).toBe(senderKeyOf(from("192.0.2.1")));
  expect(senderKeyOf(from("192.0.2.1"))).not.toContain("192");
});

test("a person asks about receipts twenty times a minute, from wherever they do", async () => {
  let answered = 0;
  for (let at = 0; at < 50; at += 1) if (await mayAskReceipts("ada")) answered += 1;
  expect(answered).toBe(20);
  expect(await mayAskReceipts("grace")).toBe(true);
});
