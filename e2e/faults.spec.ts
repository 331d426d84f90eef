import fs from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import SqliteClient from "better-sqlite3";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { openForReading, openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { mendTimes } from "@/lib/clock/mend-times";
import { claimJob } from "@/lib/jobs/lease";
import { checkHealth } from "@/lib/system/health/check-health";
import { beat } from "@/lib/system/heartbeats";
import { FaultTable } from "./fixtures/fault-table";
import { AppServer } from "./fixtures/server";
import { mountSmallDisk, type SmallDisk } from "./fixtures/small-disk";
import { createTestSite, expect, signIn, test } from "./fixtures/test";
import { testSecret } from "./fixtures/test-secret";

const everyFault = [
  "full disk",
  "locked",
  "two servers",
  "worker killed",
  "web killed",
  "read-only",
  "corrupt head",
  "corrupt middle",
  "corrupt middle, 120 MB",
  "secret changed",
  "secret missing",
  "clock back",
  "clock forward",
];
const nobody = 65534;
const hourMs = 3_600_000;
const notAnswering = "no answer";

test("every fault of the machine is said by name, and loses nothing", async ({ page, isSoak }) => {
  test.setTimeout(300_000);
  const table = new FaultTable();
  const world = await World.create();
  try {
    await world.start(page);
    await test.step("full disk", () => fullDisk(world, page, table));
    await test.step("locked", () => locked(world, page, table, isSoak));
    await test.step("two servers", () => twoServers(world, table));
    await test.step("worker killed", () => workerKilled(world, page, table));
    await test.step("web killed", () => webKilled(world, page, table));
    await test.step("refused starts", () => refusedStarts(world, table));
    if (isSoak) await test.step("large and damaged", () => largeAndDamaged(world, page, table));
    else table.notRun("corrupt middle, 120 MB", "is told by npm run soak");
    await test.step("clocks", () => clocks(table));
  } finally {
    await world.dispose();
    console.log(`\n${table}\n`);
  }
  expect([...table.names].sort()).toEqual([...everyFault].sort());
});

/** Is a server on a small disk, and what must be in its database. */
class World {
  private readonly emails = new Set<string>();
  private siteId = 0;

  private constructor(
    readonly server: AppServer,
    readonly disk: SmallDisk | undefined,
  ) {}

  static async create(): Promise<World> {
    const server = await AppServer.create();
    const disk = mountSmallDisk(server.dataDir, 300);
    fs.writeFileSync(path.join(server.dataDir, "app-secret"), testSecret);
    return new World(server, disk);
  }

  /** Starts the server on a folder that others can read, as an earlier version made it. */
  async start(page: Page): Promise<void> {
    fs.chmodSync(this.server.dataDir, 0o755);
    await this.server.start();
    const open = [".", ...fs.readdirSync(this.server.dataDir)].filter(
      (name) => (fs.statSync(path.join(this.server.dataDir, name)).mode & 0o077) !== 0,
    );
    expect(open).toEqual([]);
    const db = this.server.openDatabase();
    const site = await createTestSite(db);
    this.siteId = site.id;
    this.emails.add(createContact(db, { siteId: site.id, email: "first@quill.example" }).email);
    db.$client.close();
    await signIn(page, this.server, site);
  }

  /** Adds a contact in the browser. Returns what the dialog says against it; undefined when it is done. */
  async add(page: Page, email: string, problem?: RegExp): Promise<string> {
    await page.goto(`${this.server.url}/contacts`);
    await page.getByRole("button", { name: "Add contact" }).click();
    const dialog = page.getByRole("dialog", { name: "Add a contact" });
    await dialog.getByRole("textbox", { name: "Email" }).fill(email);
    await dialog.getByRole("button", { name: "Add", exact: true }).click();
    if (problem) return (await dialog.getByText(problem).textContent()) ?? "";
    await expect(dialog).toBeHidden();
    this.emails.add(email);
    return "it works";
  }

  async health(): Promise<string> {
    const response = await fetch(`${this.server.url}/api/health`).catch(() => undefined);
    if (!response) return notAnswering;
    const { fault, worker } = (await response.json()) as { fault: string | null; worker: string };
    return `${response.status}${fault ? ` ${fault}` : ""}${response.ok ? `, worker ${worker}` : ""}`;
  }

  /** Proves that every contact is there and that the file is whole. */
  lost(): string {
    const db = openForReading(this.server.databaseFile);
    const stored = db.$client
      .prepare("SELECT email FROM contacts WHERE site_id = ? ORDER BY email")
      .pluck()
      .all(this.siteId);
    const [{ integrity_check: integrity } = {}] = db.$client.pragma("integrity_check") as {
      integrity_check?: string;
    }[];
    db.$client.close();
    expect({ stored, integrity }).toEqual({ stored: [...this.emails].sort(), integrity: "ok" });
    return "nothing";
  }

  /** Starts the server, which must refuse; returns what it says. */
  async refusal(user?: number): Promise<string> {
    const met = await this.server.start(user).then(
      () => "it started",
      (error: Error) => error.message,
    );
    return /Farewell cannot start\. (.*)/.exec(met)?.[1] ?? met;
  }

  async dispose(): Promise<void> {
    await this.server.kill();
    this.disk?.remove();
    await this.server.dispose();
  }
}

async function fullDisk(world: World, page: Page, table: FaultTable): Promise<void> {
  if (!world.disk) return table.notRun("full disk", "this machine lets us mount no disk");
  world.disk.fill();
  const saw = await world.add(page, "full@quill.example", /^The disk is full\./);
  const health = await world.health();
  expect(health).toBe("503 disk_full");
  // People can still read, and every page says it.
  await page.reload();
  await expect(page.getByRole("alert").getByText("The disk is full.")).toBeVisible();
  await expect(page.getByText("first@quill.example")).toBeVisible();
  expect(world.server.log).toContain("SQLITE_FULL");
  expect(world.server.log).not.toContain("quill.example");
  world.disk.makeRoom();
  await world.add(page, "room@quill.example");
  table.add({ fault: "full disk", lost: world.lost(), saw, health });
}

async function locked(world: World, page: Page, table: FaultTable, isSoak: boolean): Promise<void> {
  const holder = new SqliteClient(world.server.databaseFile);
  holder.exec("BEGIN IMMEDIATE");
  const heldSince = Date.now();
  // Nothing below could be read if it waited for the lock, which is held until all of it is there.
  const saw = await world.add(page, "busy@quill.example", /^Someone else is writing\./);
  const health = await world.health();
  await page.goto(`${world.server.url}/contacts`);
  await expect(page.getByText("first@quill.example")).toBeVisible();
  if (isSoak)
    await expect(() => expect(Date.now() - heldSince).toBeGreaterThan(30_000)).toPass({ timeout: 40_000 });
  holder.exec("ROLLBACK");
  holder.close();
  expect(health).toBe("503 busy");
  await world.add(page, "free@quill.example");
  await expect.poll(() => world.health()).toBe("200, worker ready");
  table.add({ fault: "locked", lost: world.lost(), saw, health });
}

async function twoServers(world: World, table: FaultTable): Promise<void> {
  const second = await world.server.beside();
  const saw = await second.start().then(
    () => "it started",
    (error: Error) => /Farewell already runs on DATA_DIR/.exec(error.message)?.[0] ?? error.message,
  );
  await second.kill();
  expect(saw).toBe("Farewell already runs on DATA_DIR");
  const health = await world.health();
  expect(health).toBe("200, worker ready");
  table.add({ fault: "two servers", lost: world.lost(), saw: `${saw} … (the second)`, health });
}

async function workerKilled(world: World, page: Page, table: FaultTable): Promise<void> {
  const before = world.server.pidOf("worker");
  process.kill(before, "SIGKILL");
  const saw = await world.add(page, "worker@quill.example");
  const health = await world.health();
  expect(health).toMatch(/^200, worker (ready|starting)$/);
  await expect.poll(() => world.server.pidOf("worker")).not.toBe(before);
  table.add({ fault: "worker killed", lost: world.lost(), saw, health: health.replace("starting", "ready") });
}

async function webKilled(world: World, page: Page, table: FaultTable): Promise<void> {
  await page.goto("about:blank");
  const ended = world.server.whenEnded();
  process.kill(world.server.pidOf("web"), "SIGKILL");
  expect(await ended).toBe(1);
  const health = await world.health();
  expect(health).toBe(notAnswering);
  const lost = world.lost();
  await world.server.start();
  const saw = await world.add(page, "again@quill.example");
  await page.goto("about:blank");
  table.add({ fault: "web killed", lost, saw: `${saw} after the next start`, health });
}

/** Tells of faults with which Farewell does not start: the file stays as it is, and once mended it starts. */
async function refusedStarts(world: World, table: FaultTable): Promise<void> {
  await world.server.end();
  const { dataDir, databaseFile } = world.server;
  const db = world.server.openDatabase();
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
  db.$client.close();
  const whole = fs.readFileSync(databaseFile);
  const secretFile = path.join(dataDir, "app-secret");
  const refused = async (fault: string, said: RegExp, user?: number) => {
    const damaged = fs.readFileSync(databaseFile);
    const saw = await world.refusal(user);
    expect(saw).toMatch(said);
    expect(fs.readFileSync(databaseFile).equals(damaged)).toBe(true);
    fs.writeFileSync(databaseFile, whole);
    fs.writeFileSync(secretFile, testSecret);
    table.add({ fault, lost: world.lost(), saw, health: await world.health() });
  };
  if (process.getuid?.() === 0) {
    openToAll(dataDir);
    await refused("read-only", /^DATA_DIR cannot be written\./, nobody);
  } else table.notRun("read-only", "only root can start it as another user");
  fs.writeFileSync(databaseFile, Buffer.from(whole).fill("garbage ", 0, 4_096));
  await refused("corrupt head", /^The database file is damaged\..*farewell restore/);
  const middle = Math.floor(whole.length / 2);
  fs.writeFileSync(databaseFile, Buffer.from(whole).fill("garbage ", middle, middle + 400_000));
  await refused("corrupt middle", /^The database file is damaged\..*farewell restore/);
  fs.writeFileSync(secretFile, "another secret than the database's, as long as it must be");
  await refused("secret changed", /secret/);
  fs.rmSync(secretFile);
  await refused("secret missing", /secret/);
}

function openToAll(folder: string): void {
  fs.chmodSync(folder, 0o755);
  for (const name of fs.readdirSync(folder)) fs.chmodSync(path.join(folder, name), 0o644);
}

/** Tells of a file that is too large to be checked before the start: it is checked while people are served. */
async function largeAndDamaged(world: World, page: Page, table: FaultTable): Promise<void> {
  const { databaseFile } = world.server;
  const whole = fs.readFileSync(databaseFile);
  const db = world.server.openDatabase();
  db.$client.exec("CREATE TABLE padding (bytes BLOB)");
  for (let at = 0; at < 120; at += 1) db.$client.exec("INSERT INTO padding VALUES (randomblob(1000000))");
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
  db.$client.close();
  const damaged = fs.openSync(databaseFile, "r+");
  const middle = Math.floor(fs.fstatSync(damaged).size / 2);
  fs.writeSync(damaged, Buffer.alloc(400_000, "garbage "), 0, 400_000, middle);
  fs.closeSync(damaged);
  world.server.launch();
  await expect.poll(() => world.health(), { timeout: 60_000 }).toBe("503 damaged");
  expect(world.server.log).toContain("farewell restore");
  await page.goto(`${world.server.url}/contacts`);
  const saw = await page.getByRole("alert").getByText("The database file is damaged.").textContent();
  const health = await world.health();
  await page.goto("about:blank");
  await world.server.end();
  for (const rest of ["-wal", "-shm", "-damaged"]) fs.rmSync(`${databaseFile}${rest}`, { force: true });
  fs.writeFileSync(databaseFile, whole);
  table.add({ fault: "corrupt middle, 120 MB", lost: world.lost(), saw: `${saw} (on every page)`, health });
}

/** Moves the time that is handed in, because the clock of the machine is everybody's. */
async function clocks(table: FaultTable): Promise<void> {
  for (const [fault, setMs] of [
    ["clock back", -5 * hourMs],
    ["clock forward", 5 * hourMs],
  ] as const) {
    const db = openMemoryDatabase();
    const before = 1_000 * hourMs;
    const { id: siteId } = createSite(db);
    db.$client
      .prepare(
        `INSERT INTO bulk_actions (site_id, status, action, created_by, created_at)
         VALUES (?, 'running', '{}', '1', 0)`,
      )
      .run(siteId);
    db.$client
      .prepare(
        `INSERT INTO job_failures (job_table, job_id, status, signature, same_count, total_count, reference,
           failed_at, retry_at) SELECT 'bulk_actions', max(id), 'running', '', 1, 1, '', ?, ? FROM bulk_actions`,
      )
      .run(before, before + 2_000);
    write(db, (tx) => beat(tx, "worker", before));
    await checkHealth(db, 0, { now: before, steady: hourMs });
    mendTimes(db, before + setMs);
    expect(claimJob(db, "bulk_actions", "next", before + setMs)).toBeDefined();
    const health = await checkHealth(db, 0, { now: before + setMs, steady: hourMs + 3_000 });
    expect(health).toMatchObject({ status: "ready", worker: "ready" });
    table.add({
      fault,
      lost: "nothing",
      saw: "jobs and letters go on at once",
      health: `200, worker ${health.worker}`,
    });
  }
}
