import { expect, test } from "vitest";
import { trustedProxies } from "./trusted-proxies";

test.each([
  ["off", "10.0.0.1", 0, false],
  ["0", "10.0.0.1", 0, false],
  ["1", "10.0.0.1", 0, true],
  ["1", "10.0.0.1", 1, false],
  ["10.0.0.0/8, 192.0.2.7", "10.200.0.1", 5, true],
  ["10.0.0.0/8, 192.0.2.7", "192.0.2.7", 0, true],
  ["10.0.0.0/8, 192.0.2.7", "192.0.2.8", 0, false],
  ["10.0.0.0/8", "::ffff:10.0.0.1", 0, true],
  ["loopback", "::1", 0, true],
  ["uniquelocal", "172.20.0.3", 0, true],
] as const)("with %s, %s after %i others: %s", (setting, address, hops, isTrusted) => {
  expect(trustedProxies(setting)?.(address, hops)).toBe(isTrusted);
});

test.each(["on", "true", "11", "-1", "1.5", "10.0.0.0/33", "10.0.0", "10.0.0.0/8,", "caddy", ","])(
  "%s is refused",
  (setting) => {
    expect(trustedProxies(setting)).toBeUndefined();
  },
);
