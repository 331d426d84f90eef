import fc from "fast-check";
import { expect, test } from "vitest";
import { scrubEmails } from "./scrub-emails";

test.each([
  ["550 5.1.1 <anna.k@example.com> unknown", "550 5.1.1 <[address]> unknown"],
  ["550 no mailbox anna.k here", "550 no mailbox [address] here"],
  ["550 example.com has no such name: ANNA.K", "550 [address] has no such name: [address]"],
  ["550 anna.k%40example.com at list+anna.k=40example.com", "550 [address] at [address]"],
  ["550 forwards to other-person@elsewhere.example, refused", "550 forwards to [address], refused"],
  ["550-one\r\n550 two", "550-one 550 two"],
])("%j becomes %j", (answer, expected) => {
  expect(scrubEmails(answer, "anna.k@example.com")).toBe(expected);
});

test("knows both forms of an internationalised domain", () => {
  const answer = "no host bücher.example or xn--bcher-kva.example";
  expect(scrubEmails(answer, "a@bücher.example")).toBe("no host [address] or [address]");
  expect(scrubEmails(answer, "a@xn--bcher-kva.example")).toBe("no host [address] or [address]");
});

test("holds no @ and is short, whatever the server writes around them", () => {
  fc.assert(
    fc.property(fc.emailAddress(), fc.string(), fc.string(), (recipient, before, after) => {
      const scrubbed = scrubEmails(`${before} ${recipient} ${after}`, recipient);
      expect(scrubbed).not.toContain("@");
      expect(scrubbed.length).toBeLessThanOrEqual(200);
    }),
  );
});
