import type { QueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { toast } from "sonner";
import { viewerFormats } from "@/components/ui/use-formats";
import type { ContactJobView } from "@/lib/contact-jobs/contact-action";
import { failedSentence, outcomeSentences } from "./job-sentences";
import { takeBack, toastOf } from "./take-back";

/** Long enough to read it and to come to the button by keys. What it offers stays under History. */
const toldForMs = 20_000;

/** Says what came of a job, wherever the owner is by then, and offers to take it back where that is possible. */
export function tellOutcome(client: QueryClient, job: ContactJobView): void {
  const format = viewerFormats();
  const wentWell = job.failedCount === 0 && job.status === "completed";
  const tell = wentWell ? toast.success : toast.warning;
  tell(outcomeSentences(format, job), {
    id: toastOf(job.id),
    duration: toldForMs,
    closeButton: true,
    description: job.failedCount > 0 && (
      <>
        {failedSentence(format, job)}. <Link href="/settings/history">See why under History</Link>
      </>
    ),
    ...(job.canUndo && { action: { label: "Undo", onClick: () => undo(client, job.id) } }),
  });
}

function undo(client: QueryClient, jobId: number): void {
  takeBack(client, jobId).then(
    (problem) => problem && toast.error(problem),
    () => toast.error("The server did not answer. Undo it under History."),
  );
}
