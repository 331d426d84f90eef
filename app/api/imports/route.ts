import type { ReadableStream } from "node:stream/web";
import { siteRoute } from "@/lib/auth/site-route";
import { fileNameOf } from "@/lib/imports/file/file-name-header";
import { receiveImport } from "@/lib/imports/file/receive-import";
import { listImports } from "@/lib/imports/find-import";
import { database } from "@/lib/system/instance";

export const GET = siteRoute("contacts.read", (access) =>
  Response.json({ imports: listImports(access, database()) }),
);

/**
 * Takes the file as the body and its name from a header, because a server action would hold it in memory and a URL
 * stands in logs. Answers a file that it refuses with the refusal, as an action does, not with an error.
 */
export const POST = siteRoute({ permission: "imports.run", ownPages: "posts" }, async (access, request) => {
  if (!request.body) return Response.json({ ok: false, refusal: "file_empty" });
  const fileName = fileNameOf(request.headers);
  const body = request.body as unknown as ReadableStream<Uint8Array>;
  const received = await receiveImport(access, database(), { body, fileName }, Date.now());
  return Response.json(received);
});
