import { checkHealth } from "@/lib/system/check-health";

export const dynamic = "force-dynamic";

export function GET(): Response {
  return Response.json(checkHealth());
}
