import { createContact } from "@/db/factories/create-contact";
import { write } from "@/db/write";
import { mustConfirm, mustPreview, ownerOf } from "@/testing/steps/deletion";
import { AppServer } from "./fixtures/server";
import { createTestSite, expect, signIn, test } from "./fixtures/test";

interface Health {
  status: string;
  web: string;
  worker: string;
}

async function healthOf(server: AppServer): Promise<{ code: number; health: Health }> {
  const response = await fetch(`${server.url}/api/health`);
  return { code: response.status, health: (await response.json()) as Health };
}

test("a second start on the same folder is refused, a dead worker is started again, and what is told to end goes on at the next start", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const server = await AppServer.create();
  try {
    await server.start();
    const db = server.openDatabase();

    await test.step("a second start on the same folder is refused by name, and the first goes on", async () => {
      const second = await server.beside();
      await expect(second.start()).rejects.toThrow(`Farewell already runs on DATA_DIR ${server.dataDir}`);
      // Says to who starts it that starting it again would not help.
      expect(second.exitCode).toBe(2);
      await second.kill();
      expect(await healthOf(server)).toMatchObject({ code: 200, health: { status: "ready" } });
    });

    await test.step("a worker that dies is started again, and people can work meanwhile", async () => {
      const site = await createTestSite(db);
      await signIn(page, server, site);
      expect(await healthOf(server)).toMatchObject({ code: 200, health: { web: "ready", worker: "ready" } });
      const before = server.pidOf("worker");
      process.kill(before, "SIGKILL");
      const { id } = createContact(db, { siteId: site.id });
      const manifest = await mustPreview(
        ownerOf(site.id),
        db,
        { kind: "ids", ids: [id] },
        undefined,
        Date.now(),
      );
      mustConfirm(ownerOf(site.id), db, manifest, Date.now());
      await page.goto(`${server.url}/deletions/${manifest.jobId}`);
      await expect(page.getByText("1 contact deleted").first()).toBeVisible();
      expect(server.pidOf("worker")).not.toBe(before);
      expect(await healthOf(server)).toMatchObject({ code: 200, health: { worker: "ready" } });
      await page.goto("about:blank");
    });

    await test.step("it ends when it is told to, in the middle of a deletion, and goes on at the next start", async () => {
      const { id: siteId } = await createTestSite(db);
      write(db, () => {
        for (let at = 0; at < 12_000; at += 1) createContact(db, { siteId });
      });
      const everyone = { kind: "matching" as const, filter: { everyone: true as const }, except: [] };
      const manifest = await mustPreview(ownerOf(siteId), db, everyone, undefined, Date.now());
      mustConfirm(ownerOf(siteId), db, manifest, Date.now());
      const jobOf = () =>
        db.$client
          .prepare(
            "SELECT status, deleted_count AS deleted, lease_owner AS owner FROM deletion_jobs WHERE id = ?",
          )
          .get(manifest.jobId) as { status: string; deleted: number; owner: string | null };
      await expect.poll(() => jobOf().deleted, { intervals: [5] }).toBeGreaterThan(0);
      expect(await server.end()).toBe(0);
      // The next start need not wait until the lease is over.
      expect(jobOf().owner).toBeNull();

      await server.start();
      await expect.poll(() => jobOf()).toMatchObject({ status: "completed", deleted: 12_000 });
    });
    db.$client.close();
  } finally {
    await server.dispose();
  }
});
