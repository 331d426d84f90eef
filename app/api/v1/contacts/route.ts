import { findApiAccess } from "@/lib/api-keys/api-keys";
import { receiveContact, receivedContact } from "@/lib/api-keys/receive-contact";
import { invalidInput } from "@/lib/auth/site-action";
import { answerUnexpected } from "@/lib/doors/answer-unexpected";
import { mayKnock } from "@/lib/doors/may-knock";
import { readJsonBody, refuseTooLarge } from "@/lib/doors/read-body";
import { database } from "@/lib/system/instance";
import { inWriteTurn } from "@/lib/system/write-turns";

const mostBytes = 10_000;

/** Adds a contact: `{ email, name?, asksForMarketing? }` under `Authorization: Bearer fw_…`. */
export async function POST(request: Request): Promise<Response> {
  try {
    const access = findApiAccess(database(), request.headers.get("authorization"), Date.now());
    if (!access) return refuseKey(request);
    const body = await readJsonBody(request, mostBytes);
    if (!body.ok) return refuseTooLarge(body);
    const parsed = receivedContact.safeParse(body.value);
    if (!parsed.success) return Response.json(invalidInput(parsed.error), { status: 400 });
    const admission = await inWriteTurn(database(), () =>
      receiveContact(database(), access.siteId, parsed.data, Date.now()),
    );
    return Response.json(admission, { status: admission.ok ? (admission.isNew ? 201 : 200) : 409 });
  } catch (error) {
    return answerUnexpected(error);
  }
}

async function refuseKey({ headers }: Request): Promise<Response> {
  return (await mayKnock("unknown_api_key", headers))
    ? Response.json({ ok: false, refusal: "not_signed_in" }, { status: 401 })
    : Response.json({ ok: false, refusal: "too_many" }, { status: 429, headers: { "retry-after": "60" } });
}
