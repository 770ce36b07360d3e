/** How wide texts are, as far as can be told without a font: those of sans-serif system fonts (DejaVu Sans is the widest), rather too wide than too narrow. */
import { printableLine } from "../../text/printable";

const NARROW = /[fijlrtI1.,:;'|!()[\]/\\ -]/;
const BROAD = /[mwMW@%—…]/;
const CAPITAL = /[A-Z0-9_#&?+=<>$*~^]/;
/** East Asian texts and pictures take a square each. */
const SQUARE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f000}-\u{1faff}\u{20000}-\u{3ffff}]/u;

/** In pixels, for a font of that size. */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (const sign of text) em += widthOf(sign);
  return Math.ceil(em * size);
}

function widthOf(sign: string): number {
  if (NARROW.test(sign)) return 0.38;
  if (BROAD.test(sign)) return 0.92;
  if (CAPITAL.test(sign)) return 0.69;
  return SQUARE.test(sign) ? 1.05 : 0.59;
}

/** The text in a line of so many signs at most, cut in the middle: names differ at both ends. */
export function cutMiddle(text: string, most: number): string {
  const signs = Array.from(printableLine(text).trim());
  if (signs.length <= most) return signs.join("");
  const end = Math.floor((most - 1) / 2);
  return signs
    .slice(0, most - 1 - end)
    .concat("…", signs.slice(signs.length - end))
    .join("");
}
