import { expect, test } from "vitest";
import { openMemoryDatabase } from "@/db/open-database";
import { setUpMessages } from "@/lib/auth/sign-in/form-messages";
import { setUp, setUpInput } from "./set-up";

const typed = {
  name: "Ines Ferreira",
  siteName: "Paper & Thread",
  email: "Ines@Paper.example",
  password: "long enough now",
};

test("creates one owner and their site, once", () => {
  const db = openMemoryDatabase();
  const { password, ...owner } = setUpInput.parse({ ...typed, timeZone: "Europe/Lisbon" });
  expect(setUp(db, { ...owner, passwordHash: "hash" }, 1)).toEqual({ ok: true });
  expect(setUp(db, { ...owner, passwordHash: "hash" }, 2)).toEqual({ ok: false, refusal: "already_set_up" });
  expect(db.$client.prepare("SELECT name, time_zone FROM sites").all()).toEqual([
    { name: "Paper & Thread", time_zone: "Europe/Lisbon" },
  ]);
  expect(db.$client.prepare("SELECT email FROM users").all()).toEqual([{ email: "ines@paper.example" }]);
  expect(db.$client.prepare("SELECT role FROM memberships").all()).toEqual([{ role: "owner" }]);
});

test("a browser without a known time zone is no reason to refuse", () => {
  expect(setUpInput.parse(typed).timeZone).toBe("UTC");
  expect(setUpInput.parse({ ...typed, timeZone: "Mars/Olympus" }).timeZone).toBe("UTC");
});

test.each([
  ["name", " "],
  ["siteName", ""],
  ["email", "ines"],
] as const)("a wrong %s is told in one sentence", (field, value) => {
  const parsed = setUpInput.safeParse({ ...typed, [field]: value });
  expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  expect(setUpMessages[field]).toMatch(/^(Type|Choose) [^.]+\.( ?[^.]+\.)?/);
});
