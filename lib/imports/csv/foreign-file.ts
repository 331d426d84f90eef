const signatures: [start: string, found: string][] = [
  ["%PDF-", "a PDF document; export the list as CSV"],
  ["\x1f\x8b", "a compressed file (gzip); unpack it and choose the CSV inside"],
  ["7z\xbc\xaf\x27\x1c", "a compressed file (7-Zip); unpack it and choose the CSV inside"],
  ["Rar!\x1a\x07", "a compressed file (RAR); unpack it and choose the CSV inside"],
  ["\x89PNG", "a picture (PNG)"],
  ["\xff\xd8\xff", "a picture (JPEG)"],
  ["GIF8", "a picture (GIF)"],
  ["RIFF", "a picture, sound or film"],
  ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older Excel workbook or Office document; save it as CSV"],
  ["SQLite format 3\0", "a database (SQLite)"],
  ["{\\rtf", "a text document (RTF); save the list as CSV"],
  ["BEGIN:VCARD", "an address book (vCard); export it as CSV"],
  ["<!DOCTYPE html", "a web page; download the CSV itself"],
  ["<html", "a web page; download the CSV itself"],
  ["<?xml", "an XML document; export the list as CSV"],
  ['{"', "JSON; export the list as CSV"],
  ["[{", "JSON; export the list as CSV"],
];

/** Says in plain words what a file is when its first bytes show that it is not text in rows and columns. */
export function recogniseForeignFile(start: Buffer): string | undefined {
  if (start.toString("latin1", 0, 2) === "PK" && (start[2] ?? 9) < 9) return recogniseArchive(start);
  const head = start.toString("latin1", 0, 64);
  const text = head.replace(/^\u00ef\u00bb\u00bf/, "").trimStart();
  for (const [signature, found] of signatures) {
    if (head.startsWith(signature) || text.toLowerCase().startsWith(signature.toLowerCase())) return found;
  }
  return undefined;
}

/** Tells whether bytes that are not UTF-16 look like no text at all. A stray NUL does not make a file binary. */
export function isBinary(start: Buffer): boolean {
  const controls = start.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0);
  return controls > 3 && controls > start.length * 0.02;
}

function isControl(byte: number): boolean {
  return byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b;
}

/**
 * Names the kind of a ZIP archive. Office documents are ZIP archives whose member names are uncompressed in the
 * first bytes.
 */
function recogniseArchive(start: Buffer): string {
  const names = start.toString("latin1");
  if (names.includes("opendocument.spreadsheet")) return "an OpenDocument spreadsheet; save it as CSV";
  if (names.includes("Index/Document.iwa")) return "a Numbers spreadsheet; export it as CSV";
  if (names.includes("word/")) return "a Word document; save the list as CSV";
  if (names.includes("xl/") || names.includes("[Content_Types].xml"))
    return "an Excel workbook; save it as CSV";
  return "a ZIP archive; unpack it and choose the CSV inside";
}
