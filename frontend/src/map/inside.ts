type Ring = GeoJSON.Position[];

/** Whether a place (degrees) lies in a polygon or one of several; holes count as outside. Even-odd rule. */
export function inside(lng: number, lat: number, geometry: GeoJSON.Geometry): boolean {
  if (geometry.type === "Polygon") return inRings(lng, lat, geometry.coordinates);
  if (geometry.type === "MultiPolygon") return geometry.coordinates.some((rings) => inRings(lng, lat, rings));
  return false;
}

function inRings(lng: number, lat: number, rings: Ring[]): boolean {
  return rings.reduce((odd, ring) => (crossings(lng, lat, ring) % 2 ? !odd : odd), false);
}

function crossings(lng: number, lat: number, ring: Ring): number {
  let count = 0;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
    const [x1, y1] = ring[at] as [number, number];
    const [x2, y2] = ring[before] as [number, number];
    if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) count += 1;
  }
  return count;
}
