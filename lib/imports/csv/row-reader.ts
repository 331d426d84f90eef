import { splitStrayLine } from "./split-stray-line";

export type RowProblem = "unclosed_quote" | "row_too_long";
export type ReadRow = string[] | RowProblem;

/** Limits a row that is read, in characters, and with it the memory of a reader. */
const longestRow = 1_000_000;

/** Counts what reading has cost so far, for tests. */
export interface ReadingWork {
  scannedCharacters: number;
}

type Place = "cell_start" | "bare" | "quoted" | "after_quote" | "stray" | "too_long";

/**
 * Reads the chunks of a CSV file as rows, blank ones included, so that counting them gives the number in a
 * spreadsheet. A stray quotation mark costs its own line, never the rest of the file, and no line is read more than
 * three times.
 */
export function createRowReader(
  delimiter: string,
  work: ReadingWork = { scannedCharacters: 0 },
): (text: string, isLast: boolean) => ReadRow[] {
  const reader = new RowReader(delimiter, work);
  return (text, isLast) => reader.read(text, isLast);
}

class RowReader {
  private text = "";
  private at = 0;
  private rowStart = 0;
  private cellStart = 0;
  /** Is the end of the first line of a row that goes on in quotes; -1 while the row has one line. */
  private firstLineEnd = -1;
  private place: Place = "cell_start";
  private cells: string[] = [];
  private rows: ReadRow[] = [];

  constructor(
    private readonly delimiter: string,
    private readonly work: ReadingWork,
  ) {}

  read(text: string, isLast: boolean): ReadRow[] {
    this.rows = [];
    if (this.place === "too_long") this.rowStart = this.at;
    this.text = this.text.slice(this.rowStart) + text;
    this.at -= this.rowStart;
    this.cellStart -= this.rowStart;
    if (this.firstLineEnd >= 0) this.firstLineEnd -= this.rowStart;
    this.rowStart = 0;
    while (this.scan(isLast) || (isLast && this.closeRow()));
    return this.rows;
  }

  /** Reads to the end of the text so far. Returns true when it went back to an earlier line, to read on from there. */
  private scan(isLast: boolean): boolean {
    const { text, delimiter } = this;
    while (this.at < text.length) {
      const letter = text[this.at] ?? "";
      const isEnd = letter === "\n" || letter === "\r";
      // It is the next chunk that shows whether a CR is half of a CRLF.
      if (letter === "\r" && this.at + 1 === text.length && !isLast) return false;
      if (this.at - this.rowStart > longestRow && this.place !== "too_long") {
        if (this.firstLineEnd >= 0) return this.goBack();
        this.place = "too_long";
      }
      if (this.place === "quoted") {
        if (letter === '"') {
          if (this.at + 1 === text.length && !isLast) return false;
          if (text[this.at + 1] === '"') this.step();
          else this.place = "after_quote";
        } else if (isEnd && this.firstLineEnd < 0) this.firstLineEnd = this.lineEnd();
        this.step();
      } else if (isEnd) this.endLine();
      else if (this.place === "stray" || this.place === "too_long") this.step();
      else if (letter === delimiter) this.endCell();
      else if (letter === '"' && this.place === "cell_start") {
        this.place = "quoted";
        this.step();
      } else if (letter === '"' || (this.place === "after_quote" && letter.trim() !== "")) {
        if (this.firstLineEnd >= 0) return this.goBack();
        this.place = "stray";
      } else {
        if (this.place === "cell_start" && letter.trim() !== "") this.place = "bare";
        this.step();
      }
    }
    return false;
  }

  private step(): void {
    this.at += 1;
    this.work.scannedCharacters += 1;
  }

  /** Closes the row that the end of the file leaves open. Returns true when there is more to read after it. */
  private closeRow(): boolean {
    if (this.rowStart === this.text.length && this.place !== "too_long") return false;
    if (this.place === "quoted" && this.firstLineEnd >= 0) return this.goBack();
    if (this.place === "quoted") this.takeStray(this.text.length);
    else this.endLine();
    return false;
  }

  /** Goes back when the quote of the first line closes nowhere it could: reads that line alone, and the rest again. */
  private goBack(): boolean {
    this.takeStray(this.firstLineEnd);
    return true;
  }

  private endCell(): void {
    this.cells.push(this.cell());
    this.step();
    this.cellStart = this.at;
    this.place = "cell_start";
  }

  private endLine(): void {
    const end = this.lineEnd();
    if (this.place === "stray") this.takeStray(end);
    else {
      this.rows.push(this.place === "too_long" ? "row_too_long" : [...this.cells, this.cell()]);
      this.startRow(end);
    }
  }

  private cell(): string {
    const cell = this.text.slice(this.cellStart, this.at);
    if (this.place !== "after_quote") return cell;
    return cell.slice(cell.indexOf('"') + 1, cell.lastIndexOf('"')).replaceAll('""', '"');
  }

  private takeStray(end: number): void {
    const line = this.text.slice(this.rowStart, end).replace(/[\r\n]+$/, "");
    this.work.scannedCharacters += line.length;
    this.rows.push(line.length > longestRow ? "row_too_long" : splitStrayLine(line, this.delimiter));
    this.startRow(end);
  }

  private startRow(start: number): void {
    this.rowStart = start;
    this.at = start;
    this.cellStart = start;
    this.firstLineEnd = -1;
    this.place = "cell_start";
    this.cells = [];
  }

  private lineEnd(): number {
    const isPair = this.text[this.at] === "\r" && this.text[this.at + 1] === "\n";
    return Math.min(this.text.length, this.at + (isPair ? 2 : 1));
  }
}
