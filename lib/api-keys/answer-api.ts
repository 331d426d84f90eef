import type { z } from "zod";
import type { Database } from "@/db/open-database";
import { invalidInput } from "@/lib/auth/site-action";
import { answerUnexpected } from "@/lib/doors/answer-unexpected";
import { type KeyUse, waitOfKey, waitToKnock } from "@/lib/doors/may-knock";
import { readJsonBody, refuseBody } from "@/lib/doors/read-body";
import { inWriteTurn } from "@/lib/system/write-turns";
import { findApiAccess } from "./find-api-access";
import type { KeyScope } from "./key-scopes";
import { receiveContact, receivedContact } from "./receive-contact";

const mostBytes = 10_000;
/** Is what `curl -d` says of every body, as in our own example until now. */
const typeOfCurl = "application/x-www-form-urlencoded";

/** Answers another program that adds a contact: `{ email, name?, asksForMarketing? }`. Counts it for its key first. */
export async function answerContact(db: Database, request: Request, now: number): Promise<Response> {
  try {
    const access = findApiAccess(db, request.headers.get("authorization"), now);
    if (!access.ok) return await refuseKey(request, access.refusal);
    const { keyId, siteId, scopes } = access;
    const wait = await waitOfKey("ask", keyId);
    if (wait > 0) return refuseTooMany(wait);
    const body = await readJsonBody(request, { mostBytes, alsoSaidBy: typeOfCurl });
    if (!body.ok) return refuseBody(body);
    const parsed = receivedContact.safeParse(body.value);
    if (!parsed.success) return Response.json(invalidInput(parsed.error), { status: 400 });
    for (const { scope, use } of usesOf(parsed.data)) {
      if (!scopes.includes(scope))
        return Response.json({ ok: false, refusal: "not_in_scope", scope }, { status: 403 });
      const waitForUse = use ? await waitOfKey(use, keyId) : 0;
      if (waitForUse > 0) return refuseTooMany(waitForUse);
    }
    const admission = await inWriteTurn(db, () => receiveContact(db, siteId, parsed.data, now));
    return Response.json(admission, { status: admission.ok ? (admission.isNew ? 201 : 200) : 409 });
  } catch (error) {
    return answerUnexpected(error);
  }
}

/** Lists what a contact that is sent asks of its key. */
function usesOf({ asksForMarketing }: z.infer<typeof receivedContact>): { scope: KeyScope; use?: KeyUse }[] {
  const adding = { scope: "contacts.add" } as const;
  return asksForMarketing ? [adding, { scope: "marketing.ask", use: "ask_to_confirm" }] : [adding];
}

async function refuseKey({ headers }: Request, refusal: string): Promise<Response> {
  const wait = await waitToKnock("unknown_api_key", headers);
  return wait > 0 ? refuseTooMany(wait) : Response.json({ ok: false, refusal }, { status: 401 });
}

function refuseTooMany(waitSeconds: number): Response {
  const headers = { "retry-after": String(waitSeconds) };
  return Response.json({ ok: false, refusal: "too_many" }, { status: 429, headers });
}
