import { afterEach, beforeEach, expect, test } from "vitest";
import { createOwner, createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { MailServer } from "@/testing/mail-server";
import { type AccountNotice, noticeMessages } from "./account-letter-messages";
import { findPostage } from "./find-postage";
import { sendLink, sendNotice } from "./send-account-mail";
import { waysInMessages } from "./ways-in-messages";

let db: Database;
let mail: MailServer;
let userId: string;
const appUrl = "https://letters.example";
const environment = () => ({ SMTP_URL: mail.url, MAIL_FROM: "a@studio.example" });

beforeEach(async () => {
  mail = await MailServer.start();
  db = openMemoryDatabase();
  const siteId = createSite(db, { name: "Studio" }).id;
  userId = createOwner(db, { siteId, email: "ines@studio.example", name: "Ines", passwordHash: "" }).id;
});
afterEach(async () => {
  await mail.stop();
  db.$client.close();
});

test.each(Object.keys(noticeMessages) as AccountNotice[])("the owner is told of %s", async (notice) => {
  await sendNotice({ db, environment: environment() }, { userId, notice });
  expect(mail.messages).toMatchObject([
    { to: ["ines@studio.example"], subject: noticeMessages[notice].title },
  ]);
  expect(mail.messages[0]?.text).toContain("tell whoever runs the server");
});

test("the email before is told, and a link leads to this instance", async () => {
  await sendNotice(
    { db, environment: environment() },
    { userId, notice: "email_changed", to: "before@studio.example" },
  );
  const link = { userId, kind: "emailChange", token: "t0ken", to: "new@studio.example" } as const;
  await sendLink({ db, appUrl, environment: environment() }, link);
  expect(mail.messages.flatMap(({ to }) => to)).toEqual(["before@studio.example", "new@studio.example"]);
  expect(mail.messages[1]?.html).toContain(`href="${appUrl}/email/t0ken"`);
});

test("a link never goes over the server of one of several sites, and nothing is sent where nothing can be", async () => {
  const without = { SMTP_URL: undefined, MAIL_FROM: undefined };
  const other = createSite(db, { name: "Atelier" }).id;
  db.$client.prepare("INSERT INTO memberships VALUES (?, ?, 'support', 2)").run(userId, other);
  expect(findPostage(db, userId, { holdsLink: true }, without)).toBeUndefined();
  expect(findPostage(db, userId, { holdsLink: true }, environment())).toBeDefined();
  await sendNotice({ db, environment: without }, { userId, notice: "password_changed" });
  await sendNotice({ db, environment: environment() }, { userId: "nobody", notice: "password_changed" });
  expect(mail.messages).toEqual([]);
});

test("a letter about a reset says how else one signs in", async () => {
  const also = waysInMessages({ hasSecondFactor: true, passkeys: 2, removedPasskeys: 1 });
  await sendNotice({ db, environment: environment() }, { userId, notice: "password_reset", also });
  const text = mail.messages[0]?.text.replace(/\s+/g, " ");
  for (const said of [
    "still asks for the second factor.",
    "1 passkey was removed.",
    "2 passkeys still sign in without the password. Remove on the account page what you do not know.",
  ])
    expect(text).toContain(said);
  expect(waysInMessages({ hasSecondFactor: false, passkeys: 0, removedPasskeys: 0 })).toEqual([]);
});
