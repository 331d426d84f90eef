/** Names the request header with the name of an uploaded file, percent-encoded: a URL would stand in logs. */
export const fileNameHeader = "x-file-name";
