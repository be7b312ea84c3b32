/** The rectangles over a photo, and the rows of numbers beneath it, drawn from the same boxes. */
import { fill } from "../behaviour.ts";
import { type Box, type Corner, EDGES, read, WHOLE, written } from "./boxes.ts";

const SVG = "http://www.w3.org/2000/svg";
const CORNERS: readonly Corner[] = ["nw", "ne", "sw", "se"];
const HANDLE_PX = 26;

export class Drawing {
  readonly svg: SVGSVGElement;
  private readonly rows: HTMLElement | null;
  private readonly spare: HTMLElement | null;
  private readonly tall: number;

  constructor(private readonly root: HTMLElement) {
    this.svg = root.querySelector<SVGSVGElement>("svg[data-tall]")!;
    this.tall = Number(this.svg.dataset["tall"]);
    this.rows = root.querySelector("[data-rows]");
    this.spare = root.querySelector("[data-spare]");
  }

  /** Where a pointer is, in thousandths. */
  at(event: PointerEvent): [number, number] {
    const area = this.svg.getBoundingClientRect();
    return [((event.clientX - area.left) / (area.width || 1)) * WHOLE, ((event.clientY - area.top) / (area.height || 1)) * WHOLE];
  }

  /** What the rows say, without those that are no box. */
  typed(): Box[] {
    const rows = [...(this.rows?.children ?? [])];
    return rows.map((row) => read(EDGES.map((edge) => row.querySelector<HTMLInputElement>(`[name=${edge}]`)?.value ?? ""))).filter((box) => box !== null);
  }

  /** Draws all anew; the box in hand keeps the focus, so that keys go on working. */
  show(boxes: readonly Box[], picked: number, focus: boolean): void {
    const kept = [...this.svg.querySelectorAll<SVGRectElement>(".cover-box")];
    this.svg.querySelectorAll(".cover-handle").forEach((handle) => handle.remove());
    kept.slice(boxes.length).forEach((rect) => rect.remove());
    boxes.forEach((box, place) => this.draw(kept[place] ?? this.svg.appendChild(document.createElementNS(SVG, "rect")), box, place));
    if (boxes[picked]) CORNERS.forEach((corner) => this.handle(boxes[picked]!, corner));
    if (focus) this.svg.querySelectorAll<SVGRectElement>(".cover-box")[picked]?.focus();
    this.write(boxes);
  }

  private draw(rect: SVGRectElement, box: Box, place: number): void {
    const said = { class: "cover-box", tabindex: "0", role: "button", "data-nth": String(place), "aria-label": fill(this.root.dataset["box"], "n", place + 1) };
    Object.entries({ ...said, ...this.placed(box) }).forEach(([name, value]) => rect.setAttribute(name, value));
  }

  private placed(box: Box): Record<string, string> {
    const down = this.tall / WHOLE;
    return { x: String(box.left), y: String(box.top * down), width: String(box.width), height: String(box.height * down) };
  }

  private handle(box: Box, corner: Corner): void {
    const size = (HANDLE_PX * WHOLE) / (this.svg.getBoundingClientRect().width || WHOLE);
    const x = corner.endsWith("w") ? box.left : box.left + box.width;
    const y = ((corner.startsWith("n") ? box.top : box.top + box.height) * this.tall) / WHOLE;
    const handle = this.svg.appendChild(document.createElementNS(SVG, "rect"));
    const drawn = { class: "cover-handle", "data-corner": corner, x: x - size / 2, y: y - size / 2, width: size, height: size, rx: size / 2, "aria-hidden": true };
    Object.entries(drawn).forEach(([name, value]) => handle.setAttribute(name, String(value)));
  }

  private write(boxes: readonly Box[]): void {
    if (!this.rows || !this.spare) return;
    const rows = [...this.rows.children].filter((row) => row !== this.spare);
    rows.slice(boxes.length).forEach((row) => row.remove());
    boxes.forEach((box, place) => this.row(rows[place] ?? this.rows!.insertBefore(this.spare!.cloneNode(true), this.spare), box, place));
    this.spare.querySelectorAll<HTMLInputElement>("input").forEach((input) => (input.value = ""));
  }

  private row(node: Node, box: Box, place: number): void {
    const row = node as HTMLElement;
    row.removeAttribute("data-spare");
    const legend = row.querySelector("legend");
    if (legend) legend.textContent = fill(this.rows?.dataset["name"], "n", place + 1);
    const values = written(box);
    EDGES.forEach((edge, index) => {
      const input = row.querySelector<HTMLInputElement>(`[name=${edge}]`);
      if (input && input !== document.activeElement) input.value = values[index]!;
    });
  }
}
