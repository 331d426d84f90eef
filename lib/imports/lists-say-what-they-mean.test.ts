import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createOwner, createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { claimJob } from "@/lib/jobs/lease";
import { withinRetryBudget } from "@/lib/jobs/retry-budget";
import { retryJob } from "@/lib/jobs/retry-job";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import {
  checkList,
  importList,
  mustFind,
  mustReceive,
  runOpenImport,
  startList,
} from "@/testing/steps/import";
import type { ColumnMeaning } from "./cells/column-meaning";
import { discardImport, discardUnusedImports, revertImport } from "./change-import";
import { rereadImport } from "./file/reread-import";
import type { FieldType } from "./plan/field-value";
import { runImport } from "./run/run-import";

function world(fields: Record<string, FieldType> = {}) {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  createOwner(db, { siteId, email: "owner@studio.example", name: "Owner", passwordHash: "none" });
  const query = (sql: string, ...values: unknown[]) => db.$client.prepare(sql).all(...values);
  for (const [name, type] of Object.entries(fields))
    db.$client
      .prepare("INSERT INTO custom_fields (site_id, name, type) VALUES (?, ?, ?)")
      .run(siteId, name, type);
  const peopleOf = () =>
    Object.fromEntries(
      (query("SELECT id, email, name, marketing_status AS status FROM contacts") as Row[]).map((row) => [
        row.email,
        {
          status: row.status,
          name: row.name,
          tags: db.$client
            .prepare(
              "SELECT name FROM tags JOIN contact_tags ON tag_id = tags.id WHERE contact_id = ? ORDER BY name",
            )
            .pluck()
            .all(row.id),
          fields: Object.fromEntries(
            db.$client
              .prepare(
                "SELECT name, value FROM contact_field_values JOIN custom_fields ON id = field_id WHERE contact_id = ?",
              )
              .raw()
              .all(row.id) as [string, string][],
          ),
        },
      ]),
    );
  const access = ownerOf(siteId);
  const take = (csv: string | Buffer, settings: Parameters<typeof importList>[3] = {}, now = testNow) =>
    importList(access, db, csv, { consent: "claimed", existing: "fill", ...settings }, now);
  return { db, siteId, access, query, peopleOf, take };
}

interface Row {
  id: number;
  email: string;
  name: string;
  status: string;
}

const field = (name: string): ColumnMeaning => ({ kind: "field", name });

test.each([
  ["0000-00-00"],
  ["2023-02-30"],
  ["0/0/00"],
  ["--05-14"],
  ["05/14"],
  ["soon"],
  ["9999999999999999-01-01"],
])("a day that is none is left out and counted, and the opt-out beside it is not lost: %s", async (day) => {
  const { take, peopleOf } = world({ Birthday: "date" });
  const columns = [{ kind: "email" as const }, field("Birthday"), { kind: "status" as const }];
  const csv = `Email Address,Birthday,UNSUB_TIME\nada@quill.example,${day},2022-03-04 05:06:07\nben@ink.example,1963-05-14,\n`;
  const { checked } = await take(csv, { columns });
  expect(checked.notes).toEqual([
    { note: "not_a_date", detail: "Birthday", count: 1 },
    { note: "now_unsubscribed", detail: null, count: 1 },
  ]);
  expect(peopleOf()).toEqual({
    "ada@quill.example": { status: "unsubscribed", name: "", tags: [], fields: {} },
    "ben@ink.example": { status: "subscribed", name: "", tags: [], fields: { Birthday: "1963-05-14" } },
  });
});

test("a check that fails again and again is set aside; other lists go on; it can be tried again and discarded", async () => {
  const { db, access } = world();
  const first = await mustReceive(access, db, "Email\nada@quill.example\n", testNow);
  const { columns } = await mustFind(access, db, first);
  const { checkImport } = await import("./change-import");
  const settings = {
    importId: first,
    columns,
    tags: [],
    consent: "none" as const,
    existing: "fill" as const,
  };
  checkImport(access, db, settings, testNow);
  db.$client.prepare("UPDATE imports SET columns = '[broken' WHERE id = ?").run(first);
  const second = await mustReceive(access, db, "Email\nben@ink.example\n", testNow);
  checkImport(access, db, { ...settings, importId: second }, testNow);
  let now = testNow;
  for (let round = 0; round < 100; round++) {
    now += 1000;
    const job = claimJob(db, "imports", "test", now);
    if (job)
      await withinRetryBudget(
        db,
        job,
        () => now,
        () => runImport(db, job, () => now),
      );
  }
  expect((await mustFind(access, db, second)).status).toBe("checked");
  const statusOf = () => db.$client.prepare("SELECT status FROM imports WHERE id = ?").pluck().get(first);
  expect(statusOf()).toBe("failed");
  expect(retryJob(access, db, { table: "imports", jobId: first }, testNow)).toEqual({ ok: true });
  db.$client.prepare("UPDATE imports SET columns = ? WHERE id = ?").run(JSON.stringify(columns), first);
  await runOpenImport(db, now);
  const mended = await mustFind(access, db, first);
  expect([mended.status, mended.counts.created, mended.failure]).toEqual(["checked", 1, null]);
  expect(discardImport(access, db, { importId: first }, now)).toEqual({ ok: true });
  expect(statusOf()).toBeUndefined();
});

test("set aside in the middle of its import, it keeps what is done when it is discarded", async () => {
  const { db, access, peopleOf } = world();
  const csv = `Email\n${Array.from({ length: 600 }, (_, at) => `reader${at}@quill.example`).join("\n")}\n`;
  const checked = await checkList(access, db, await mustReceive(access, db, csv, testNow), {}, testNow);
  await startList(access, db, checked, testNow);
  db.$client.exec(
    `CREATE TEMP TRIGGER poison BEFORE INSERT ON contacts WHEN NEW.email = 'reader550@quill.example'
     BEGIN SELECT RAISE(ABORT, 'poison'); END`,
  );
  let now = testNow;
  for (let round = 0; round < 200; round++) {
    now += 1000;
    const job = claimJob(db, "imports", "test", now);
    if (job)
      await withinRetryBudget(
        db,
        job,
        () => now,
        () => runImport(db, job, () => now),
      );
  }
  const failed = await mustFind(access, db, checked.id);
  expect(failed).toMatchObject({ status: "failed", failure: { count: 5 } });
  const done = Object.keys(peopleOf()).length;
  discardUnusedImports(db, testNow + 86_399_999);
  expect((await mustFind(access, db, checked.id)).status).toBe("failed");
  discardUnusedImports(db, testNow + 86_399_999);
  expect((await mustFind(access, db, checked.id)).status).toBe("failed");
  expect(done).toBeGreaterThanOrEqual(500);
  expect(discardImport(access, db, { importId: checked.id }, now)).toEqual({ ok: true });
  expect(await mustFind(access, db, checked.id)).toMatchObject({
    status: "stopped",
    createdLeft: done,
    headers: [],
  });
  db.$client.prepare("UPDATE imports SET status = 'failed' WHERE id = ?").run(checked.id);
  discardUnusedImports(db, testNow + 86_400_000);
  expect(await mustFind(access, db, checked.id)).toMatchObject({ status: "stopped", createdLeft: done });
});

const orders = (rows: string[]): string[][] =>
  rows.length <= 1
    ? [rows]
    : rows.flatMap((row, at) =>
        orders([...rows.slice(0, at), ...rows.slice(at + 1)]).map((rest) => [row, ...rest]),
      );

test.each(
  orders(["Subscribed,vip,", "Unsubscribed,paper,Ada", ",late,", "?,VIP,"]).map(
    (rows) => [rows.join(" | "), rows] as const,
  ),
)(
  "a no counts in whichever row of an address it stands, and tags of all rows are kept: %s",
  async (_name, rows) => {
    const { take, peopleOf, query } = world();
    const csv = `Email,Status,Tags,Name\n${rows.map((row, at) => `${at % 2 ? "ADA" : "ada"}@quill.example,${row}\n`).join("")}`;
    const { checked, imported } = await take(csv);
    expect(checked.counts).toMatchObject({ created: 1, duplicate: 3, subscribed: 0 });
    expect(imported.counts).toEqual(checked.counts);
    const { tags, ...rest } = peopleOf()["ada@quill.example"] ?? { tags: [] };
    expect(rest).toEqual({ status: "unsubscribed", name: "Ada", fields: {} });
    expect((tags as string[]).map((tag) => tag.toLowerCase())).toEqual(
      expect.arrayContaining(["late", "paper", "vip"]),
    );
    expect(tags).toHaveLength(3);
    expect(query("SELECT kind FROM consent_events")).toEqual([{ kind: "unsubscribed" }]);
  },
);

test("what further rows add to someone known is counted and put back with the rest", async () => {
  const { db, siteId, access, take, peopleOf } = world({ Town: "text" });
  createContact(db, { siteId, email: "ada@quill.example", name: "", marketingStatus: "never_subscribed" });
  const before = peopleOf();
  const csv =
    "Email,Name,Tags,Town\nada@quill.example,,,\nada@quill.example,Ada,vip,\nada@quill.example,,late,Delft\n";
  const columns = [
    { kind: "email" as const },
    { kind: "name" as const },
    { kind: "tags" as const },
    field("Town"),
  ];
  const { checked, imported } = await take(csv, { columns, consent: "none" });
  expect(checked.counts).toMatchObject({ updated: 1, unchanged: 0, duplicate: 2 });
  expect([imported.counts, imported.changedLeft]).toEqual([checked.counts, 1]);
  expect(peopleOf()["ada@quill.example"]).toMatchObject({
    name: "Ada",
    tags: ["late", "vip"],
    fields: { Town: "Delft" },
  });
  expect(revertImport(access, db, { importId: imported.id }, testNow + 1)).toEqual({ ok: true });
  await runOpenImport(db, testNow + 1);
  expect(peopleOf()).toEqual(before);
});

test("a word that nobody knows is no yes, in any language, and is counted", async () => {
  const { take, peopleOf } = world();
  const csv =
    "E-Mail-Adresse;Vorname;Nachname;Status\nada@quill.example;Ada;Quill;Aktiv\nben@ink.example;Ben;Ink;loobunud\ncy@blot.example;Cy;Blot;atrakstījies\n";
  const { checked } = await take(csv);
  expect(checked.counts).toMatchObject({ created: 3, subscribed: 1 });
  expect(checked.notes).toEqual([{ note: "says_unknown", detail: null, count: 2 }]);
  expect(Object.values(peopleOf()).map(({ name, status }) => [name, status])).toEqual([
    ["Ada Quill", "subscribed"],
    ["Ben Ink", "never_subscribed"],
    ["Cy Blot", "never_subscribed"],
  ]);
});

test("below a header that tells only who is out, a blank and a no are on the owner's word", async () => {
  for (const [header, out, ...ins] of [
    ["Unsubscribed from all email", "true", "", "false"],
    ["EMAIL_BLACKLISTED", "Yes", "No", ""],
    ["email_disabled", "true", "false"],
    ["Abgemeldet am", "04.03.2022", "", "nein"],
  ]) {
    const { take, peopleOf } = world();
    const rows = [out, ...ins].map((cell, at) => `reader${at}@quill.example,${cell}`);
    const { checked } = await take(`Email,${header}\n${rows.join("\n")}\n`);
    expect([header, checked.counts.subscribed, checked.notes]).toEqual([
      header,
      ins.length,
      [{ note: "now_unsubscribed", detail: null, count: 1 }],
    ]);
    expect(Object.values(peopleOf()).map(({ status }) => status)).toEqual([
      "unsubscribed",
      ...ins.map(() => "subscribed"),
    ]);
  }
});

test("several addresses in a cell, and what stands around one, are mended or said", async () => {
  const { take, peopleOf, query } = world();
  const cells = [
    "ada@quill.example ::: ada@work.example",
    "Ben Ink <ben@ink.example>",
    "mailto:cy@blot.example",
    "dee@nib.example.",
    '"eve@fold.example, fay@crease.example"',
    "nobody",
  ];
  const csv = `Email,Subscribed\n${cells.map((cell) => `${cell},${cell.startsWith('"') ? "no" : "yes"}\n`).join("")}`;
  const { checked } = await take(csv);
  expect(checked.notes).toEqual([
    { note: "further_address", detail: null, count: 2 },
    { note: "address_mended", detail: null, count: 3 },
    { note: "now_unsubscribed", detail: null, count: 1 },
    { note: "further_opted_out", detail: null, count: 1 },
  ]);
  expect(checked.problems).toEqual([{ rowNumber: 7, message: "not a valid email address" }]);
  expect(Object.entries(peopleOf()).map(([email, { name, status }]) => [email, name, status])).toEqual([
    ["ada@quill.example", "", "subscribed"],
    ["ben@ink.example", "Ben Ink", "subscribed"],
    ["cy@blot.example", "", "subscribed"],
    ["dee@nib.example", "", "subscribed"],
    ["eve@fold.example", "", "unsubscribed"],
  ]);
  expect(query("SELECT reason FROM erased_identities")).toEqual([{ reason: "opted_out" }]);
  await take("Email\nfay@crease.example\n");
  expect(peopleOf()["fay@crease.example"]?.status).toBe("pending");
});

test("of an opt-out list every address of a cell is remembered, each once", async () => {
  const { db, siteId, take, peopleOf, query } = world();
  createContact(db, { siteId, email: "ben@ink.example" });
  const csv = "Email\nada@quill.example; ben@ink.example\nben@ink.example\n";
  const { checked, imported } = await take(csv, { consent: "opted_out" });
  expect(checked.counts).toMatchObject({ created: 1, updated: 1, duplicate: 1 });
  expect(imported.counts).toEqual(checked.counts);
  expect(query("SELECT reason FROM erased_identities")).toHaveLength(2);
  expect(peopleOf()["ben@ink.example"]?.status).toBe("unsubscribed");
});

test.each([
  ["ada@quill.example, Ben Ink <ben@ink.example>, cy@blot.example", 3],
  ["ada@quill.example; ben@ink.example", 2],
  ["ada@quill.example,ben@ink.example\ncy@blot.example\n", 3],
])("addresses on one line are each a person: %s", async (csv, count) => {
  const { take, peopleOf } = world();
  const { checked } = await take(csv);
  expect(checked.counts.created).toBe(count);
  expect(Object.keys(peopleOf())).toHaveLength(count);
  expect(peopleOf()["ada@quill.example"]?.status).toBe("subscribed");
});

test("a first row with an address is a person, and names of columns go when the import ends", async () => {
  const { db, access, query } = world();
  const csv = "Ada Quill <ada@quill.example>,+31 6 1234\nBen Ink <ben@ink.example>,\n";
  const { checked, imported } = await importList(access, db, csv, {}, testNow);
  expect([checked.headers, checked.hasHeader]).toEqual([["Column 1", "Column 2"], false]);
  expect(imported.counts.created).toBe(2);
  expect(JSON.stringify(query("SELECT * FROM imports"))).not.toMatch(/quill|Ada|\+31/);
  const named = await mustReceive(access, db, "Ada Quill,+31 6 1234\nada@quill.example,\n", testNow);
  expect(JSON.stringify(query("SELECT headers FROM imports WHERE id = ?", named))).toContain("Ada Quill");
  const reread = { importId: named, encoding: "UTF-8" as const, hasHeader: false };
  expect(await rereadImport(access, db, reread)).toEqual({ ok: true });
  expect(await mustFind(access, db, named)).toMatchObject({
    headers: ["Column 1", "Column 2"],
    sample: [
      ["Ada Quill", "+31 6 1234"],
      ["ada@quill.example", ""],
    ],
  });
  expect(JSON.stringify(query("SELECT * FROM imports"))).not.toMatch(/Ada/);
  const theirs = ownerOf(createSite(db).id);
  expect(await rereadImport(theirs, db, reread)).toEqual({ ok: false, refusal: "not_found" });
});

test("an encoding that is chosen draws the sample anew", async () => {
  const { db, access } = world();
  const bytes = Buffer.from("Email,Name\na@x.example,\xc8\xe2\xe0\xed\n", "latin1");
  const importId = await mustReceive(access, db, bytes, testNow);
  const sampleIn = async (encoding: "Windows-1251" | "Windows-1252") => {
    await rereadImport(access, db, { importId, encoding, hasHeader: true });
    return (await mustFind(access, db, importId)).sample;
  };
  expect(await sampleIn("Windows-1252")).toEqual([["a@x.example", "Èâàí"]]);
  expect(await sampleIn("Windows-1251")).toEqual([["a@x.example", "Иван"]]);
});

test("numbers and days have one reading, asked once a column where the column leaves it open", async () => {
  const { take, peopleOf, db, access } = world({ Paid: "number", Born: "date" });
  const columns = [{ kind: "email" as const }, field("Paid"), field("Born")];
  const csv =
    "Email,Paid,Born\na@x.example,1.234,05/06/1963\nb@x.example,0x10,07/08/1970\nc@x.example,1e3,\nd@x.example,10.0,\n";
  const importId = await mustReceive(access, db, csv, testNow);
  expect((await mustFind(access, db, importId)).forms.slice(1)).toEqual([
    { numbers: "point", dates: null },
    { numbers: null, dates: "ambiguous" },
  ]);
  const { checked } = await take(csv, { columns });
  expect(checked.notes).toEqual([
    { note: "ambiguous_date", detail: "Born", count: 2 },
    { note: "not_a_number", detail: "Paid", count: 2 },
  ]);
  const said = [
    columns[0],
    field("Paid"),
    { ...field("Born"), dates: "day_first" as const },
  ] as ColumnMeaning[];
  await take(csv, { columns: said });
  expect(Object.values(peopleOf()).map(({ fields }) => fields)).toEqual([
    { Paid: "1.234", Born: "1963-06-05" },
    { Born: "1970-08-07" },
    {},
    { Paid: "10" },
  ]);
  const { checked: open } = await take("Email,Paid\ne@x.example,1.234\nf@x.example,5.678\n", {
    columns: columns.slice(0, 2),
  });
  expect(open.notes).toEqual([{ note: "ambiguous_number", detail: "Paid", count: 2 }]);
  expect(open.counts.created).toBe(2);
});

test("each import says what it may change of those who are known; consent has its own rules", async () => {
  const csv =
    "Email,Name,Town,Tags,Status\nada@quill.example,New Name,Gouda,vip,unsubscribed\nben@ink.example,Ben,Delft,,subscribed\nnew@blot.example,New,,,subscribed\n";
  const columns: ColumnMeaning[] = [
    { kind: "email" },
    { kind: "name" },
    field("Town"),
    { kind: "tags" },
    { kind: "status" },
  ];
  const after = async (existing: "fill" | "overwrite" | "keep") => {
    const { db, siteId, take, peopleOf, query } = world({ Town: "text" });
    const ada = createContact(db, { siteId, email: "ada@quill.example", name: "Ada" });
    createContact(db, { siteId, email: "ben@ink.example", name: "", marketingStatus: "never_subscribed" });
    db.$client
      .prepare("INSERT INTO contact_field_values SELECT ?, id, 'Delft' FROM custom_fields")
      .run(ada.id);
    const { checked, imported } = await take(csv, { existing, columns });
    expect(imported.counts).toEqual(checked.counts);
    expect(query("SELECT existing FROM imports")).toEqual([{ existing }]);
    const people = peopleOf();
    expect(people["new@blot.example"]).toMatchObject({ name: "New", status: "subscribed" });
    return [people["ada@quill.example"], people["ben@ink.example"]];
  };
  const ben = { name: "Ben", status: "subscribed", tags: [], fields: { Town: "Delft" } };
  expect(await after("fill")).toEqual([
    { name: "Ada", status: "unsubscribed", tags: ["vip"], fields: { Town: "Delft" } },
    ben,
  ]);
  expect(await after("overwrite")).toEqual([
    { name: "New Name", status: "unsubscribed", tags: ["vip"], fields: { Town: "Gouda" } },
    ben,
  ]);
  expect(await after("keep")).toEqual([
    { name: "Ada", status: "unsubscribed", tags: [], fields: { Town: "Delft" } },
    { name: "", status: "subscribed", tags: [], fields: {} },
  ]);
});

test("tags are one in any case, here and on the site; what is too much is left out and never the person", async () => {
  const { db, siteId, take, peopleOf, query } = world({ Note: "text" });
  db.$client.prepare("INSERT INTO tags (site_id, name) VALUES (?, 'VIP'), (?, 'Große')").run(siteId, siteId);
  const many = Array.from({ length: 120 }, (_, at) => `t${at}`).join(";");
  const columns: ColumnMeaning[] = [{ kind: "email" }, { kind: "name" }, { kind: "tags" }, field("Note")];
  const csv = [
    "Email,Name,Tags,Note",
    'ada@quill.example,Ada,"vip,Vip,""Smith, Jones & Co"",GROSSE,große",',
    `ben@ink.example,${"x".repeat(300)},${many},${"y".repeat(3000)}`,
  ].join("\n");
  const { checked } = await take(csv, { columns, tags: ["vIP"] });
  expect(peopleOf()["ada@quill.example"]?.tags).toEqual(["GROSSE", "Große", "Smith, Jones & Co", "VIP"]);
  expect(query("SELECT count(*) AS total FROM tags WHERE lower(name) = 'vip'")).toEqual([{ total: 1 }]);
  expect(peopleOf()["ben@ink.example"]).toMatchObject({ name: "", fields: {}, status: "subscribed" });
  expect(peopleOf()["ben@ink.example"]?.tags).toHaveLength(100);
  expect(checked.notes).toEqual([
    { note: "name_too_long", detail: null, count: 1 },
    { note: "too_many_tags", detail: null, count: 1 },
    { note: "field_too_long", detail: "Note", count: 1 },
  ]);
});
