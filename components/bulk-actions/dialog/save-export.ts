import { bulkActionRefusalMessage } from "@/lib/bulk-actions/refusal-messages";
import { dialogLabels, dialogMessages } from "./dialog-messages";

const frameName = "answer-of-the-export";

/**
 * Has the browser save the file of a prepared export as it arrives. The answer goes to a hidden frame: a file leaves
 * it empty, and only a refusal shows in it, which `onRefused` gets as a message.
 */
export function saveExport(jobId: number, onRefused: (message: string) => void): void {
  const frame = answerFrame();
  frame.onload = () => {
    const answer = frame.contentDocument;
    if (answer?.URL !== "about:blank") onRefused(messageOf(answer?.body.textContent ?? ""));
  };
  const form = document.createElement("form");
  form.method = "post";
  form.action = `/api/bulk-actions/${jobId}/file`;
  form.target = frameName;
  document.body.append(form);
  form.submit();
  form.remove();
}

function answerFrame(): HTMLIFrameElement {
  const known = document.querySelector<HTMLIFrameElement>(`iframe[name="${frameName}"]`);
  if (known) return known;
  const frame = document.createElement("iframe");
  frame.name = frameName;
  frame.title = dialogLabels.export;
  frame.hidden = true;
  document.body.append(frame);
  return frame;
}

/** Turns the route's refusal into the message of any refusal about a job; an unknown answer counts as no answer. */
function messageOf(answer: string): string {
  try {
    return bulkActionRefusalMessage(JSON.parse(answer));
  } catch {
    return dialogMessages.notExported;
  }
}
