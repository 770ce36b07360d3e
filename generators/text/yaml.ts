/** Plain data as YAML for people, with comments. */
import { Document, isMap, isScalar, isSeq, type Node } from "yaml";
import type { DataPath } from "../problem";

/** A comment above what stands at a path, or below the last key of the mapping that stands there. */
export interface Comment {
  readonly path: DataPath;
  readonly text: string;
  readonly below?: true;
}

/** What is longer goes over several lines. */
const WIDTH = 100;

/** @param gaps paths that have an empty line above them */
export function yamlText(
  data: unknown,
  {
    comments,
    gaps,
    head,
  }: { comments: readonly Comment[]; gaps: readonly DataPath[]; head: readonly string[] },
): string {
  const document = new Document(data, { aliasDuplicateObjects: false });
  layOut(document.contents);
  for (const path of gaps) {
    const node = commented(document, path);
    if (node !== undefined) node.spaceBefore = true;
  }
  for (const { path, text, below } of comments) {
    const node = commented(document, path);
    if (node === undefined) continue;
    if (below === true) node.comment = ` ${oneLine(text)}`;
    else node.commentBefore = joined(node.commentBefore, text);
  }
  const lines = head.map((line) => (line === "" ? "#" : `# ${line}`));
  const text = document.toString({ lineWidth: WIDTH, flowCollectionPadding: false });
  return `${[...lines, text.trimEnd()].join("\n")}\n`;
}

/** A line of a comment ends where the text's does; what would be none is made one. */
function joined(before: string | null | undefined, text: string): string {
  const own = oneLine(text);
  return before ? `${before}\n ${own}` : ` ${own}`;
}

/** Names of roles hold no line breaks; documents may. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}

/** The key of a mapping, or the element of a list. */
function commented(
  document: Document,
  path: DataPath,
): { comment?: string | null; commentBefore?: string | null; spaceBefore?: boolean } | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isSeq(parent)) return parent.items[Number(last)] as Node;
  if (!isMap(parent)) return undefined;
  const { items } = parent;
  const pair = items.find(({ key }) => (isScalar(key) ? key.value : key) === last);
  return pair?.key as Node | undefined;
}

/** Short lists of texts, and empty mappings, stand on one line. */
function layOut(node: Node | null): void {
  if (isSeq(node)) {
    const length = node.items.reduce<number>(
      (sum, one) => sum + (isScalar(one) ? String(one.value).length + 4 : WIDTH),
      0,
    );
    if (length < WIDTH - 20) node.flow = true;
    for (const one of node.items) layOut(one as Node);
  }
  if (isMap(node)) {
    if (node.items.length === 0) node.flow = true;
    for (const { value } of node.items) layOut(value as Node | null);
  }
}
