import { toast } from "sonner";
import type { ContactSelection } from "@/lib/contacts/contact-selection";

const frameName = "answer-of-the-export";

/**
 * Has the browser save the selected contacts as a file, as they arrive. The answer goes to a frame nobody sees: a file
 * leaves it empty, and only a refusal is shown in it.
 */
export function exportContacts(selection: ContactSelection): void {
  if (!document.querySelector(`iframe[name="${frameName}"]`)) document.body.append(answerFrame());
  const form = document.createElement("form");
  form.method = "post";
  form.action = "/api/contacts/export";
  form.enctype = "multipart/form-data";
  form.target = frameName;
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "selection";
  field.value = JSON.stringify(selection);
  form.append(field);
  document.body.append(form);
  form.submit();
  form.remove();
}

function answerFrame(): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.name = frameName;
  frame.title = "Export";
  frame.hidden = true;
  frame.addEventListener("load", () => {
    const answer = frame.contentDocument;
    if (answer?.URL !== "about:blank") toast.error(sentenceOf(answer?.body.textContent ?? ""));
  });
  return frame;
}

function sentenceOf(answer: string): string {
  if (answer.includes("not_signed_in")) return "You are signed out. Sign in again; nothing was exported.";
  if (answer.includes("not_allowed")) return "Only an owner of this site may export contacts.";
  return "Nothing was exported: the filter names what is not there any more, or the server did not answer.";
}
