/** One public report on the map: place in degrees, tone of its state, number, title, the state's word. */
export type Point = [lat: number, lng: number, tone: string, number: string, title: string, word: string];

export interface Cluster {
  lat: number;
  lng: number;
  points: Point[];
}

/** Points that share a square of `cell` screen pixels, put at their mean. One pass; `project` gives pixels. */
export function cluster(points: readonly Point[], project: (lat: number, lng: number) => { x: number; y: number }, cell = 64): Cluster[] {
  const squares = new Map<string, Point[]>();
  for (const point of points) {
    const { x, y } = project(point[0], point[1]);
    const key = `${Math.floor(x / cell)}:${Math.floor(y / cell)}`;
    const square = squares.get(key);
    if (square) square.push(point);
    else squares.set(key, [point]);
  }
  return [...squares.values()].map((members) => ({ lat: mean(members, 0), lng: mean(members, 1), points: members }));
}

function mean(points: Point[], index: 0 | 1): number {
  return points.reduce((sum, point) => sum + point[index], 0) / points.length;
}

/** The tone that most needs to be seen: late before open before done. */
export function loudest(points: readonly Point[]): string {
  const order = ["late", "work", "check", "wait", "void", "done"];
  return order.find((tone) => points.some((point) => point[2] === tone)) ?? "void";
}
