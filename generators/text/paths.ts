import { isAbsolute, relative, sep } from "node:path";

/** Relative to the working directory with forward slashes, or as given where it lies outside. */
export function displayPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  const outside = fromHere === "" || fromHere.startsWith("..") || isAbsolute(fromHere);
  return (outside ? path : fromHere).split(sep).join("/");
}
