/** A place in degrees. */
export interface Point {
  lat: number;
  lng: number;
}

const METRES_A_DEGREE = 111_195;

/** Distance in metres as the crow flies; exact enough within a province. */
export function metres(a: Point, b: Point): number {
  const north = (b.lat - a.lat) * METRES_A_DEGREE;
  const east = (b.lng - a.lng) * METRES_A_DEGREE * Math.cos(((a.lat + b.lat) / 2) * (Math.PI / 180));
  return Math.hypot(north, east);
}

/**
 * The order in which to drive to `points`, as indexes: nearest neighbour from `from` (without one, from the first point, which stays first), then 2-opt
 * until no exchange of two legs shortens the way. The way ends at its last point; nobody drives back.
 */
export function drivingOrder(points: readonly Point[], from?: Point): number[] {
  if (points.length < 2) return points.map((_, index) => index);
  const start = from ?? points[0]!;
  const order = nearest(points, start, from ? [] : [0]);
  untangle(points, order, start, from ? 0 : 1);
  return order;
}

export function lengthOf(points: readonly Point[], order: readonly number[], from?: Point): number {
  let here = from ?? points[order[0]!]!;
  return order.reduce((sum, index) => {
    const leg = metres(here, points[index]!);
    here = points[index]!;
    return sum + leg;
  }, 0);
}

function nearest(points: readonly Point[], start: Point, done: number[]): number[] {
  const order = [...done];
  const left = new Set(points.map((_, index) => index).filter((index) => !order.includes(index)));
  let here = order.length ? points[order.at(-1)!]! : start;
  while (left.size) {
    const next = [...left].reduce((best, index) => (metres(here, points[index]!) < metres(here, points[best]!) ? index : best));
    left.delete(next);
    order.push(next);
    here = points[next]!;
  }
  return order;
}

/** Turns stretches of the way around as long as that makes it shorter. Ends: each turn shortens it by more than a centimetre. */
function untangle(points: readonly Point[], order: number[], start: Point, fixed: number): void {
  const at = (place: number): Point => (place < 0 ? start : points[order[place]!]!);
  let shorter = true;
  while (shorter) {
    shorter = false;
    for (let first = fixed; first < order.length - 1; first += 1) {
      for (let last = first + 1; last < order.length; last += 1) {
        const after = last + 1 < order.length ? at(last + 1) : undefined;
        const now = metres(at(first - 1), at(first)) + (after ? metres(at(last), after) : 0);
        const turned = metres(at(first - 1), at(last)) + (after ? metres(at(first), after) : 0);
        if (turned < now - 0.01) {
          order.splice(first, last - first + 1, ...order.slice(first, last + 1).reverse());
          shorter = true;
        }
      }
    }
  }
}
