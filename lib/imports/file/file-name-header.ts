import { isReadable } from "@/lib/values/readable-text";

/** Names the request header with the name of an uploaded file, percent-encoded: a URL would stand in logs. */
export const fileNameHeader = "x-file-name";

/** Returns the name of the uploaded file; an empty one when the header is missing or is not what our page sends. */
export function fileNameOf(headers: Headers): string {
  try {
    const name = decodeURIComponent(headers.get(fileNameHeader) ?? "");
    return isReadable(name) ? name : "";
  } catch {
    return "";
  }
}
