/**
 * A word of a command line, as it is pasted into a shell. Double quotes are taken by every shell, that of Windows too, so single ones stand
 * only where a double one would not hold what is in it.
 */
export function shellWord(text: string): string {
  if (/^[\w./:=,@+-]+$/.test(text)) return text;
  return /["$`\\!*]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}
