import { useMutation, useQueryClient } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { toast } from "@/components/toasts/toast";
import { tagContactAction, untagContactAction } from "@/lib/contacts/actions";
import { contactQuery } from "../../contact-queries";
import { tagChangeMessages, tagChangeProblem } from "./tag-change-messages";

interface TagChange {
  do: "add" | "remove";
  tag: string;
}

/** Gives a contact tags and takes them away, one at a time, and reads the contact and the lists again. */
export function useChangeTags(contactId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ do: what, tag }: TagChange) =>
      what === "add" ? tagContactAction({ contactId, tag }) : untagContactAction({ contactId, tag }),
    onSuccess: async (result) => {
      if (!result.ok) toast.error(tagChangeProblem(result));
      await client.invalidateQueries({ queryKey: contactQuery(contactId).queryKey });
      void client.invalidateQueries({ queryKey: queryKeys.contacts });
    },
    onError: () => toast.error(tagChangeMessages.unanswered),
  });
}
