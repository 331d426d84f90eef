import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { toast } from "@/components/toasts/toast";
import { renameSegmentAction } from "@/lib/segments/actions";
import { segmentsQuery } from "../contact-queries";
import { segmentFormLabels, segmentFormMessages } from "./segment-form-messages";
import { segmentMessages, segmentRefusal } from "./segment-messages";
import { SegmentNameForm } from "./segment-name-form";

interface RenameSegmentFormProps {
  segment: { id: number; name: string };
  onDone(): void;
}

/** Asks for another name. */
export function RenameSegmentForm({ segment, onDone }: RenameSegmentFormProps) {
  const client = useQueryClient();
  const [name, setName] = useState(segment.name);
  const rename = useMutation({
    mutationFn: () => renameSegmentAction({ segmentId: segment.id, name }),
    onSuccess: async (result) => {
      if (!result.ok) return;
      await client.invalidateQueries({ queryKey: segmentsQuery.queryKey });
      toast.success(segmentFormMessages.renamed(name.trim()));
      onDone();
    },
  });
  return (
    <SegmentNameForm
      name={name}
      onName={setName}
      button={segmentFormLabels.rename}
      isPending={rename.isPending}
      problem={problemOf(rename, segmentRefusal, segmentMessages.unanswered)}
      onSubmit={() => (name.trim() === segment.name ? onDone() : rename.mutate())}
    />
  );
}
