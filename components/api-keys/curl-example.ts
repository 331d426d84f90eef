/** Returns the command that adds a contact, with a place for the key. */
export function curlExample(appUrl: string): string {
  return `curl ${appUrl}/api/v1/contacts \\
  -H "Authorization: Bearer fw_…" \\
  -H "Content-Type: application/json" \\
  -d '{"email": "ada@example.com", "name": "Ada"}'`;
}
