import { all, fill, listen, type Teardown } from "../behaviour.ts";

const MOST = 8;
const STEP = 1.6;
const PAN = 0.12;
/** How far beside the edge, in shares of the width, a finger still takes hold of it while the picture is enlarged. */
const HOLD = 0.06;

interface Point {
  x: number;
  y: number;
}

/**
 * The glass over before and after: two ways of laying them, and the same enlargement of both. Fingers pinch and drag, a mouse drags and clicks
 * twice, keys do the same through the buttons and arrows. Without it the slider of the page stays as it is.
 */
export function glass(root: HTMLElement): Teardown {
  const frame = root.querySelector<HTMLElement>("[data-frame]");
  const pictures = root.querySelector<HTMLElement>(".compare");
  const edge = root.querySelector<HTMLInputElement>("input[type=range]");
  const tools = root.querySelector<HTMLElement>("[data-tools]");
  if (!frame || !pictures || !edge || !tools) return () => {};
  const view = new View(pictures, (times) => say(root, times));
  const fingers = new Map<number, Point>();
  let sliding = false;

  const beside = (): boolean => pictures.classList.contains("is-beside");
  const at = (event: MouseEvent): Point => {
    const box = pictures.getBoundingClientRect();
    const wide = beside() ? box.width / 2 : box.width;
    return { x: ((event.clientX - box.left) % wide) / (wide || 1), y: (event.clientY - box.top) / (box.height || 1) };
  };
  const slide = (to: Point): void => {
    edge.value = String(Math.round(Math.min(1, Math.max(0, to.x)) * 100));
    edge.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const lay = (mode: string): void => {
    pictures.classList.toggle("is-beside", mode === "beside");
    edge.disabled = mode === "beside";
    root.querySelectorAll<HTMLElement>("[data-mode]").forEach((one) => one.setAttribute("aria-pressed", String(one.dataset["mode"] === mode)));
  };

  const down = (event: PointerEvent): void => {
    if (event.button > 0) return;
    fingers.set(event.pointerId, at(event));
    frame.setPointerCapture?.(event.pointerId);
    sliding = fingers.size === 1 && !beside() && (view.times === 1 || Math.abs(at(event).x - Number(edge.value) / 100) < HOLD);
    if (sliding && event.pointerType === "mouse") slide(at(event)); // a first finger may be the half of a pinch
  };
  const moved = (event: PointerEvent): void => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = at(event);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) pinch(view, before, now, other);
    else if (sliding) slide(now);
    else view.pan(now.x - before.x, now.y - before.y);
    fingers.set(event.pointerId, now);
  };
  const up = (event: PointerEvent): void => {
    fingers.delete(event.pointerId);
    sliding = false;
  };
  const clicked = (event: MouseEvent): void => {
    const pressed = (event.target as Element).closest<HTMLElement>("[data-mode], [data-zoom], [data-side]");
    if (pressed?.dataset["mode"]) lay(pressed.dataset["mode"]);
    else if (pressed?.dataset["zoom"]) zoom(view, pressed.dataset["zoom"]);
    else if (pressed instanceof HTMLAnchorElement && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      show(root, pressed);
    }
  };

  tools.hidden = false;
  frame.tabIndex = 0;
  root.classList.add("is-live");
  return all(
    listen<PointerEvent>(frame, "pointerdown", down),
    listen<PointerEvent>(frame, "pointermove", moved),
    listen<PointerEvent>(frame, "pointerup", up),
    listen<PointerEvent>(frame, "pointercancel", up),
    listen<MouseEvent>(frame, "dblclick", (event) => (view.times > 1 ? view.whole() : view.enlarge(2.5, at(event)))),
    listen<WheelEvent>(
      frame,
      "wheel",
      (event) => {
        if (!event.ctrlKey) return; // a page that does not scroll under the wheel is a trap; touch pads pinch with Ctrl
        event.preventDefault();
        view.enlarge(Math.exp(-event.deltaY / 200), at(event));
      },
      { passive: false },
    ),
    listen<DragEvent>(frame, "dragstart", (event) => event.preventDefault()),
    listen<KeyboardEvent>(frame, "keydown", (event) => arrows(view, event)),
    listen<KeyboardEvent>(document, "keydown", (event) => {
      if (event.key !== "=" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!(event.target as Element | null)?.matches?.("input, textarea, select")) zoom(view, "in"); // "+" without Shift
    }),
    listen<MouseEvent>(root, "click", clicked),
    () => {
      tools.hidden = true;
      root.classList.remove("is-live");
      lay("slide");
      view.whole();
    },
  );
}

/** How large and how far moved both pictures are; in shares of the frame, so that it holds for one wide picture as for two narrow ones. */
class View {
  times = 1;
  private x = 0;
  private y = 0;
  constructor(
    private readonly pictures: HTMLElement,
    private readonly said: (times: number) => void,
  ) {}

  /** By a factor, and what lies under `at` stays there. */
  enlarge(by: number, at: Point = { x: 0.5, y: 0.5 }): void {
    const times = Math.min(MOST, Math.max(1, this.times * by));
    this.x = at.x - ((at.x - this.x) * times) / this.times;
    this.y = at.y - ((at.y - this.y) * times) / this.times;
    this.times = times;
    this.draw();
  }

  pan(x: number, y: number): void {
    this.x += x;
    this.y += y;
    this.draw();
  }

  whole(): void {
    this.times = 1;
    this.draw();
  }

  /** Never past its own edges. */
  private draw(): void {
    this.x = Math.min(0, Math.max(1 - this.times, this.x));
    this.y = Math.min(0, Math.max(1 - this.times, this.y));
    const { style, classList } = this.pictures;
    style.setProperty("--zoom", this.times.toFixed(3));
    style.setProperty("--move-x", `${(this.x * 100).toFixed(2)}%`);
    style.setProperty("--move-y", `${(this.y * 100).toFixed(2)}%`);
    classList.toggle("is-enlarged", this.times > 1);
    this.said(this.times);
  }
}

function zoom(view: View, way: string): void {
  if (way === "whole") view.whole();
  else view.enlarge(way === "in" ? STEP : 1 / STEP);
}

/** Two fingers: their distance enlarges, their middle moves. */
function pinch(view: View, before: Point, now: Point, other: Point): void {
  const apart = (one: Point): number => Math.hypot(one.x - other.x, one.y - other.y);
  if (apart(before) > 0) view.enlarge(apart(now) / apart(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
  view.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
}

/** Arrows move an enlarged picture; on the slider they keep moving the edge, with Shift the picture. */
function arrows(view: View, event: KeyboardEvent): void {
  const ways: Record<string, [number, number]> = { ArrowLeft: [PAN, 0], ArrowRight: [-PAN, 0], ArrowUp: [0, PAN], ArrowDown: [0, -PAN] };
  const way = ways[event.key];
  const onSlider = (event.target as Element).matches("input");
  if (!way || view.times === 1 || (onSlider && !event.shiftKey)) return;
  event.preventDefault();
  view.pan(...way);
}

function say(root: HTMLElement, times: number): void {
  const said = root.querySelector<HTMLElement>("[data-said]");
  if (!said) return;
  const number = times.toLocaleString(document.documentElement.lang || "id", { maximumFractionDigits: 1 });
  said.textContent = `${number}×`;
  said.setAttribute("aria-label", fill(root.dataset["times"], "n", number));
}

/** Lays the picture of a thumb on its side of the glass. */
function show(root: HTMLElement, thumb: HTMLAnchorElement): void {
  const side = thumb.dataset["side"];
  const figure = root.querySelector<HTMLElement>(`.compare > .${side}`);
  const picture = figure?.querySelector("img");
  const tag = figure?.querySelector("figcaption");
  if (!picture || !tag) return;
  picture.src = thumb.href;
  tag.textContent = thumb.dataset["tag"] ?? "";
  root.querySelectorAll(`[data-side="${side}"]`).forEach((one) => one.removeAttribute("aria-current"));
  thumb.setAttribute("aria-current", "true");
}
