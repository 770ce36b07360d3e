/** Where things were written, as a reader finds them: file and line, with the text of that line. */
import type { Location, Place } from "../../problem";
import { cut } from "../../problem";
import { ownValue } from "../../text/own-value";
import type { SourceDocument } from "../../source/document";

/** Files that were read, by the names that places have for them; the fleet file has none. */
export type Sources = ReadonlyMap<string | undefined, SourceDocument>;

/** A line longer than this is data, which nobody reads in a report. */
const LONGEST_LINE = 200;

/** Names places, and remembers the lines that they are in. */
export class Places {
  private readonly found = new Map<string, string>();
  private readonly texts = new Map<string, readonly string[]>();

  /** @param texts of all files that were read, by the names that locations have for them */
  constructor(
    private readonly sources: Sources,
    /** Of a document that was put together, the text is not that of the file that a place is in. */
    private readonly files: Readonly<Record<string, string>>,
  ) {}

  /** `fleets.yaml:12`, each once; none of a file that is not known. */
  named(places: readonly Place[]): string[] {
    const names = places.flatMap(({ file, path }) => {
      const source = this.sources.get(file);
      if (source === undefined) return [];
      const at = source.locate(path);
      const filled = source.filledAt?.(path);
      return [this.at(at, file), ...(filled ? [this.at(filled, file)] : [])];
    });
    return [...new Set(names)];
  }

  /**
   * The same of one that was located already.
   *
   * @param file what places call the file, where it is not the fleet file: a blueprint's is called so wherever it lies
   */
  at(location: Location, file?: string): string {
    const { line } = location;
    const shown = file ?? location.file;
    if (line === undefined) return shown;
    const name = `${shown}:${String(line)}`;
    if (!this.found.has(name)) {
      const text = ownValue(this.files, location.file) ?? this.sources.get(file)?.text ?? "";
      this.found.set(name, cut(this.lineOf(shown, text, line).trim(), LONGEST_LINE));
    }
    return name;
  }

  /** By place, the line there. */
  get lines(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.found].filter(([, text]) => text !== ""));
  }

  private lineOf(file: string, text: string, line: number): string {
    const known = this.texts.get(file) ?? text.split(/\r\n|\r|\n/);
    this.texts.set(file, known);
    return known[line - 1] ?? "";
  }
}
