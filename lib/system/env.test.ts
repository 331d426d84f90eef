import { expect, test } from "vitest";
import { parseEnvironment } from "./env";
import { ownUrl } from "./instance";

test("defaults apply when nothing is set", () => {
  expect(parseEnvironment({})).toMatchObject({ PORT: 3000, DATA_DIR: "./data" });
});

test("an empty variable counts as absent", () => {
  expect(parseEnvironment({ PORT: "", SMTP_URL: "" })).toMatchObject({ PORT: 3000 });
});

test("nothing in front is believed unless it is named", () => {
  expect(parseEnvironment({}).TRUST_PROXY).toBe("off");
  expect(parseEnvironment({ TRUST_PROXY: "loopback,10.0.0.0/8" }).TRUST_PROXY).toBe("loopback,10.0.0.0/8");
  expect(() => parseEnvironment({ TRUST_PROXY: "yes", HOST: "http://here" })).toThrow(
    /HOST must be an IP address.*TRUST_PROXY must be off, a number of proxies/,
  );
  for (const HOST of ["0.0.0.0", "::1", "localhost"]) expect(parseEnvironment({ HOST }).HOST).toBe(HOST);
});

test("a wrong value is refused with its name and what is expected, never the value", () => {
  const attempt = () => parseEnvironment({ PORT: "99999", APP_SECRET: "hunter2" });
  expect(attempt).toThrow("PORT must be a port number from 1 to 65535.");
  expect(attempt).toThrow("APP_SECRET must be at least 32 characters.");
  expect(attempt).not.toThrow(/hunter2|99999/);
});

test.each([
  [undefined, "http://localhost:3000"],
  ["0.0.0.0", "http://localhost:3000"],
  ["127.0.0.1", "http://127.0.0.1:3000"],
  ["::1", "http://[::1]:3000"],
])("what listens at HOST %s is reached at %s", (HOST, url) => {
  expect(ownUrl(parseEnvironment(HOST ? { HOST } : {}))).toBe(url);
});
