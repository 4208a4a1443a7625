import { altOf } from "./alt.js";
import { type Drawing, framesOf } from "./scene.js";
import { svgPieces } from "./svg.js";
import { element } from "./svgText.js";

/**
 * A drawing with a slider as a self-contained piece of HTML that is interactive in any page, without a library:
 *
 *     <div>  frames (JSON)  still image of the frame at which the slider starts  </div>
 *
 * Once the image has loaded, its own handler puts the controls above it: one step back and forth, and the slider, which
 * works by keyboard. A page that blocks scripts strips the handler and the frames, and the image
 * remains, with its alternative text and no dead controls. (It is an `<img>` because such pages strip inline SVG too.)
 */
export function html(drawing: Drawing): string {
  const { alt, slider } = drawing;
  if (slider === undefined) throw new RangeError("expected a drawing with a slider, got one without");
  const { label, values, start = 0 } = slider;
  const piecesOf = svgPieces(drawing);
  const images = values.map((_, frame) => piecesOf(frame));
  // Each piece once: whatever does not move is the same in every frame.
  const pieces = [...new Set(images.flat())];
  const places = new Map(pieces.map((piece, i) => [piece, i]));
  const frames = images.map((image) => image.map((piece) => places.get(piece)!));
  const image = element("img", {
    alt,
    src: `data:image/svg+xml,${inAddress(images[start]!.join(""))}`,
    decoding: "sync",
    style: "max-width:100%;height:auto",
    onload: handler.replace(/\n\s*/g, ""),
  });
  // The frames come first, so that they are present when the image loads.
  const alts = framesOf(drawing).map((panels, frame) => altOf(drawing, panels, frame));
  const data = inScript({ label, values, start, alts, pieces: pieces.map(swapped), frames });
  return element("div", {}, element("script", { type: "application/json" }, data), image);
}

/**
 * What the image does once it has loaded. It reaches everything from its own element, defines no global name, and keeps
 * the keys that move the slider from JupyterLab, which uses them as shortcuts too.
 */
const handler = `
  this.onload = null;
  const image = this, box = image.parentElement;
  const { label, values, start, alts, pieces, frames } = JSON.parse(box.querySelector('script').textContent);
  const make = (tag, style, attributes, ...children) => {
    const made = document.createElement(tag);
    made.style.cssText = style;
    made.setAttribute('data-lm-suppress-shortcuts', '');
    for (const name in attributes) made.setAttribute(name, attributes[name]);
    made.append(...children);
    return made;
  };
  const range = make('input', 'flex:1;min-width:6em;margin:0',
    { type: 'range', min: 0, max: values.length - 1, step: 1, value: start });
  const output = make('output', 'min-width:' + Math.max(...values.map((value) => value.length)) + 'ch', {});
  const show = () => {
    const frame = Number(range.value);
    output.textContent = values[frame];
    range.setAttribute('aria-valuetext', values[frame]);
    return frame;
  };
  const quote = { '"': "'", "'": '"' };
  const move = () => {
    const picture = frames[show()].map((i) => pieces[i]).join('').replace(/["']/g, (q) => quote[q]);
    image.alt = alts[Number(range.value)];
    image.src = 'data:image/svg+xml,' + encodeURIComponent(picture);
  };
  const step = (sign, way, by) => {
    const button = make('button',
      'font:inherit;color:inherit;background:none;border:1px solid #808080;border-radius:3px;padding:0 .6em',
      { type: 'button', 'aria-label': way, title: way }, sign);
    button.onclick = () => { range.stepUp(by); move(); };
    return button;
  };
  range.oninput = move;
  show();
  image.before(make('div', 'display:flex;flex-wrap:wrap;gap:.6em;align-items:center;margin:.3em 0',
    { role: 'group', 'aria-label': label },
    step('\u25c0', 'one step back', -1),
    step('\u25b6', 'one step forward', 1),
    make('label', 'display:flex;flex:1;max-width:40em;gap:.6em;align-items:center', {}, label, range),
    output));
`;

/** An image as part of an address; characters that a quoted address may contain unescaped stay readable. */
function inAddress(image: string): string {
  return encodeURIComponent(image).replace(/%(20|2C|2F|3A|3B|3D)/g, decodeURIComponent);
}

/** Double and single quotes exchanged: a double quote in JSON in a notebook takes four characters. */
function swapped(text: string): string {
  return text.replace(/["']/g, (quote) => (quote === '"' ? "'" : '"'));
}

/** JSON in which no text can end the script element. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replace(/<(?=!--|\/?script)/gi, "\\u003c");
}
