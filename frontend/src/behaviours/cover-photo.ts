import { all, fill, listen, type Teardown } from "../behaviour.ts";
import { type Box, type Corner, moved, MOST, opposite, resized, SMALLEST, spanned } from "../cover/boxes.ts";
import { Drawing } from "../cover/drawing.ts";

const STEP = 10;
const ARROWS: Record<string, readonly [number, number]> = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
const FIRST: Box = { left: 425, top: 425, width: 150, height: 150 };

interface Gesture {
  place: number;
  from: readonly [number, number];
  box: Box;
  /** The corner that stays while another is dragged; null while the whole box moves. */
  anchor: readonly [number, number] | null;
}

/** Rectangles over a photo, drawn with pointer, finger or keys; each change can be undone. The rows of numbers are what is sent. */
export function coverPhoto(root: HTMLElement): Teardown {
  const drawing = new Drawing(root);
  const said = root.querySelector<HTMLElement>("[data-said]");
  let boxes = drawing.typed();
  let picked = -1;
  let gesture: Gesture | null = null;
  const past: Box[][] = [];

  const show = (focus = false): void => drawing.show(boxes, picked, focus);
  const say = (name: string, n: number): void => void (said && (said.textContent = fill(root.dataset[name], "n", n)));
  const keep = (): void => void past.push(boxes.map((box) => ({ ...box })));
  const put = (place: number, box: Box): void => void (boxes = boxes.map((one, index) => (index === place ? box : one)));

  const add = (box: Box): void => {
    if (boxes.length >= MOST) return;
    boxes = [...boxes, box];
    picked = boxes.length - 1;
  };
  const remove = (place: number): void => {
    keep();
    boxes = boxes.filter((_one, index) => index !== place);
    picked = Math.min(place, boxes.length - 1);
    show(true);
    if (!boxes.length) root.querySelector<HTMLElement>("[data-add]")?.focus();
    say("removed", boxes.length);
  };
  const undo = (): void => {
    const before = past.pop();
    if (!before) return;
    boxes = before;
    picked = Math.min(picked, boxes.length - 1);
    show();
    say("undone", boxes.length);
  };

  const grab = (event: PointerEvent): void => {
    if (!event.isPrimary || event.button !== 0) return;
    const target = event.target as SVGElement;
    const from = drawing.at(event);
    keep();
    const corner = target.dataset["corner"] as Corner | undefined;
    if (corner && boxes[picked]) gesture = { place: picked, from, box: boxes[picked]!, anchor: opposite(boxes[picked]!, corner) };
    else if (target.dataset["nth"]) {
      picked = Number(target.dataset["nth"]);
      gesture = { place: picked, from, box: boxes[picked]!, anchor: null };
    } else gesture = { place: boxes.length, from, box: spanned(...from, ...from), anchor: from };
    drawing.svg.setPointerCapture?.(event.pointerId);
    event.preventDefault();
    show(true);
  };
  const drag = (event: PointerEvent): void => {
    if (!gesture) return;
    const [x, y] = drawing.at(event);
    const box = gesture.anchor ? spanned(...gesture.anchor, x, y) : moved(gesture.box, x - gesture.from[0], y - gesture.from[1]);
    if (gesture.place < boxes.length) put(gesture.place, box);
    else if (Math.min(box.width, box.height) > 2 * SMALLEST) add(box);
    show();
  };
  const drop = (): void => {
    if (!gesture) return;
    gesture = null;
    if (JSON.stringify(past.at(-1)) === JSON.stringify(boxes)) past.pop();
    show(picked >= 0);
  };

  const press = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") return event.preventDefault(), undo();
    const place = Number((event.target as SVGElement).dataset["nth"] ?? Number.NaN);
    const box = boxes[place];
    if (!box) return;
    const arrow = ARROWS[event.key];
    if (arrow) {
      keep();
      put(place, event.shiftKey ? resized(box, ...arrow) : moved(box, ...arrow));
      picked = place;
      show(true);
    } else if (event.key === "Delete" || event.key === "Backspace") remove(place);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const typed = (event: Event): void => {
    if (!(event.target as HTMLElement).closest("[data-rows]")) return;
    keep();
    boxes = drawing.typed();
    show();
  };
  const pick = (event: FocusEvent): void => {
    const place = (event.target as SVGElement).dataset?.["nth"];
    if (place === undefined || Number(place) === picked || gesture) return;
    picked = Number(place);
    show(true);
  };

  const button = (name: string, act: () => void): Teardown => {
    const found = root.querySelector<HTMLButtonElement>(`[data-${name}]`);
    if (!found) return () => {};
    found.hidden = false;
    return all(listen(found, "click", act), () => (found.hidden = true));
  };
  const addInTheMiddle = (): void => {
    keep();
    add({ ...FIRST });
    show(true);
    say("added", boxes.length);
  };

  root.classList.add("is-live");
  show();
  return all(
    button("add", addInTheMiddle),
    button("undo", undo),
    listen(drawing.svg, "pointerdown", grab),
    listen(drawing.svg, "pointermove", drag),
    listen(drawing.svg, "pointerup", drop),
    listen(drawing.svg, "pointercancel", drop),
    listen(drawing.svg, "focusin", pick),
    listen(root, "keydown", press),
    listen(root, "change", typed),
    () => root.classList.remove("is-live"),
  );
}
