import type { ContactField } from "@/lib/contacts/profile/contact-profile";
import type { Formats } from "@/lib/values/formats";

/** Returns the value of a custom field as the viewer writes such values. */
export function fieldValueLabel(format: Formats, type: ContactField["type"], value: string): string {
  switch (type) {
    case "text":
    case "choice":
      return value;
    case "number":
      return format.count(Number(value));
    case "date":
      return format.day(value);
    case "boolean":
      return value === "true" ? "Yes" : "No";
  }
}
