/** Rectangles in thousandths of a picture's width and height, as the server stores them. Pure. */

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}
export type Corner = "nw" | "ne" | "sw" | "se";

export const WHOLE = 1000;
export const SMALLEST = 4;
export const MOST = 40;
export const EDGES = ["left", "top", "width", "height"] as const;

const between = (value: number, least: number, most: number): number => Math.min(Math.max(Math.round(value), least), most);

/** The nearest box that lies within the picture. */
export function within(box: Box): Box {
  const width = between(box.width, SMALLEST, WHOLE);
  const height = between(box.height, SMALLEST, WHOLE);
  return { left: between(box.left, 0, WHOLE - width), top: between(box.top, 0, WHOLE - height), width, height };
}

export const moved = (box: Box, right: number, down: number): Box => within({ ...box, left: box.left + right, top: box.top + down });

/** Grows or shrinks at the right and lower edge, and stops at the edge of the picture. */
export function resized(box: Box, right: number, down: number): Box {
  return { ...box, width: between(box.width + right, SMALLEST, WHOLE - box.left), height: between(box.height + down, SMALLEST, WHOLE - box.top) };
}

/** The box between two points, in any order. */
export function spanned(x: number, y: number, otherX: number, otherY: number): Box {
  const [left, right] = [Math.max(0, Math.min(x, otherX)), Math.min(WHOLE, Math.max(x, otherX))];
  const [top, bottom] = [Math.max(0, Math.min(y, otherY)), Math.min(WHOLE, Math.max(y, otherY))];
  return within({ left, top, width: right - left, height: bottom - top });
}

/** The corner that stays where it is while `corner` is dragged. */
export function opposite(box: Box, corner: Corner): [number, number] {
  return [corner.endsWith("w") ? box.left + box.width : box.left, corner.startsWith("n") ? box.top + box.height : box.top];
}

/** From the four numbers of a row in percent; null for a row that is empty or no box. */
export function read(values: readonly string[]): Box | null {
  const numbers = values.map((value) => Math.round(Number.parseFloat(value || "0") * 10));
  const [left = 0, top = 0, width = 0, height = 0] = numbers;
  if (numbers.some(Number.isNaN) || width < SMALLEST || height < SMALLEST) return null;
  return within({ left, top, width, height });
}

export const written = (box: Box): string[] => EDGES.map((edge) => String(box[edge] / 10));
