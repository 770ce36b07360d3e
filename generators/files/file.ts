/** A file to write: its path relative to the output folder, with forward slashes. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}
