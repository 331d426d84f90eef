import { expect, test } from "vitest";
import { parseEnvironment } from "./env";

test("defaults apply when nothing is set", () => {
  expect(parseEnvironment({})).toMatchObject({ PORT: 3000, DATA_DIR: "./data" });
});

test("an empty variable counts as absent", () => {
  expect(parseEnvironment({ PORT: "", SMTP_URL: "" })).toMatchObject({ PORT: 3000 });
});

test("a wrong value is refused with its name and what is expected, never the value", () => {
  const attempt = () => parseEnvironment({ PORT: "99999", APP_SECRET: "hunter2" });
  expect(attempt).toThrow("PORT must be a port number from 1 to 65535.");
  expect(attempt).toThrow("APP_SECRET must be at least 32 characters.");
  expect(attempt).not.toThrow(/hunter2|99999/);
});
