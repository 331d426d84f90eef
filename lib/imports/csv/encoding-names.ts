/** Names every encoding in which a list can be read, as the owner chooses it. */
export const encodingNames = {
  "UTF-8": "UTF-8 (every language)",
  "UTF-16LE": "UTF-16, little end first",
  "UTF-16BE": "UTF-16, big end first",
  "Windows-1252": "Western European (Windows-1252)",
  Macintosh: "Western European (Macintosh)",
  "Windows-1250": "Central European (Windows-1250)",
  "ISO-8859-2": "Central European (ISO-8859-2)",
  "Windows-1251": "Cyrillic (Windows-1251)",
  "KOI8-R": "Cyrillic (KOI8-R)",
  "Windows-1253": "Greek (Windows-1253)",
  "Windows-1254": "Turkish (Windows-1254)",
  "Windows-1257": "Baltic (Windows-1257)",
  "Windows-1255": "Hebrew (Windows-1255)",
  "Windows-1256": "Arabic (Windows-1256)",
  Shift_JIS: "Japanese (Shift_JIS)",
  "EUC-JP": "Japanese (EUC-JP)",
  GB18030: "Chinese, simplified (GB18030)",
  Big5: "Chinese, traditional (Big5)",
  "EUC-KR": "Korean (EUC-KR)",
} as const;

export type CsvEncoding = keyof typeof encodingNames;

export const csvEncodings = Object.keys(encodingNames) as [CsvEncoding, ...CsvEncoding[]];
