/**
 * The shortest text in the product of the patterns' automata. At a state only those characters differ that some pattern asks for
 * there, and one more stands for all others, so that the alphabet needs no bound.
 */
import type { Letter, Places } from "./automaton";
import { Product } from "./product";
import type { Requirement, Word } from "./requirement";
import type { Steps } from "./steps";

/** A state of the product, and how it was reached. */
interface Node {
  readonly places: readonly Places[];
  readonly from?: Node;
  readonly letter?: Letter;
}

/** The shortest text as required, found in the product of the automata. */
export function breadthFirst(requirements: readonly Requirement[], steps: Steps): Word | undefined {
  const product = new Product(requirements);
  const first = product.start();
  if (first === undefined) return undefined;
  const seen = new Set([key(first)]);
  const queue: Node[] = [{ places: first }];
  for (const node of queue) {
    if (product.accepts(node.places)) return trace(node);
    for (const letter of product.letters(node.places)) {
      steps.take(product.size);
      const places = product.step(node.places, letter);
      if (places === undefined || seen.has(key(places))) continue;
      seen.add(key(places));
      queue.push({ places, from: node, letter });
    }
  }
  return undefined;
}

function trace(node: Node): Word {
  const word: Letter[] = [];
  for (let at: Node | undefined = node; at?.letter !== undefined; at = at.from) {
    word.push(at.letter);
  }
  return word.reverse();
}

function key(places: readonly Places[]): string {
  return places.map((one) => one.join(",")).join(";");
}
