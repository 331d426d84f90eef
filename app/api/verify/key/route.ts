import { publicKeyPem } from "@/lib/receipts/public-key";
import { findVerifyingKey } from "@/lib/system/signing-key";

/** Hands out the key by which anyone checks the receipts of this instance. It is public on purpose. */
export function GET(): Response {
  const key = findVerifyingKey();
  if (!key) return Response.json({ ok: false, refusal: "not_found" }, { status: 404 });
  return new Response(publicKeyPem(key), {
    headers: {
      "content-type": "application/x-pem-file",
      "content-disposition": 'attachment; filename="farewell-public-key.pem"',
      "cache-control": "no-store",
    },
  });
}
