import type { ContactSelection } from "@/lib/contacts/contact-selection";

/** Has the browser save the selected contacts as a file, as they arrive. */
export function exportContacts(selection: ContactSelection): void {
  const form = document.createElement("form");
  form.method = "post";
  form.action = "/api/contacts/export";
  form.enctype = "multipart/form-data";
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "selection";
  field.value = JSON.stringify(selection);
  form.append(field);
  document.body.append(form);
  form.submit();
  form.remove();
}
