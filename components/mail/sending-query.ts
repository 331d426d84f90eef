import { queryOptions } from "@tanstack/react-query";
import { readJson } from "@/components/data/read-json";
import type { SendingView } from "@/lib/mail/sending/sending-view";

export const sendingQuery = queryOptions({
  queryKey: ["sending"],
  queryFn: ({ signal }) => readJson<SendingView>("/api/sending", signal),
});
