import { queryOptions } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { readJson } from "@/components/data/read-json";
import type { SendingView } from "@/lib/mail/sending/sending-view";

export const sendingQuery = queryOptions({
  queryKey: queryKeys.sending,
  queryFn: ({ signal }) => readJson<SendingView>("/api/sending", signal),
});
