import L from "leaflet";
import { inside } from "./inside.ts";

/** What `/peta/garis/<level>.json` answers. `label` is where the name stands (longitude, latitude). */
type Outlines = GeoJSON.FeatureCollection<GeoJSON.Geometry, { code?: string; name?: string; label?: [number, number] }>;

export const NAMES = "names";
const CLOSE_FROM_ZOOM = 12;

/**
 * Draws the outlines of `data-outlines` below everything else and, when one looks closely, the villages of the kabupaten/kota in the middle of the map
 * (`data-near`?dalam=code). Answers the bounds, or nothing when the outlines cannot be fetched: the pin works without.
 */
export async function drawOutlines(map: L.Map, from: DOMStringMap, get: typeof fetch): Promise<L.LatLngBounds | undefined> {
  const wide = await fetchOutlines(from["outlines"], get);
  if (!wide) return undefined;
  const drawn = draw(map, wide, "map-name-far");
  if (from["near"]) lookClosely(map, wide, drawn, from["near"], get);
  const bounds = drawn.getBounds();
  return bounds.isValid() ? bounds : undefined;
}

function lookClosely(map: L.Map, wide: Outlines, under: L.GeoJSON, near: string, get: typeof fetch): void {
  const asked = new Set<string>();
  const look = async (): Promise<void> => {
    const close = map.getZoom() >= CLOSE_FROM_ZOOM;
    map.getContainer().classList.toggle("is-close", close);
    const { lat, lng } = map.getCenter();
    const code = close ? wide.features.find((feature) => inside(lng, lat, feature.geometry))?.properties.code : undefined;
    if (!code || asked.has(code)) return;
    asked.add(code);
    const villages = await fetchOutlines(`${near}?${new URLSearchParams({ dalam: code })}`, get);
    if (!villages) return;
    draw(map, villages, "map-name-near");
    under.bringToBack();
  };
  map.on("moveend", () => void look());
  map.whenReady(() => void look());
}

async function fetchOutlines(url: string | undefined, get: typeof fetch): Promise<Outlines | undefined> {
  if (!url) return undefined;
  try {
    const answer = await get(url);
    return answer.ok ? ((await answer.json()) as Outlines) : undefined;
  } catch {
    return undefined;
  }
}

function draw(map: L.Map, outlines: Outlines, css: string): L.GeoJSON {
  const layer = L.geoJSON(outlines, { style: () => landStyle(map.getContainer()), interactive: false });
  for (const { properties } of outlines.features) {
    if (!properties.name || !properties.label) continue;
    L.tooltip({ permanent: true, pane: NAMES, direction: "center", className: `map-name ${css}`, interactive: false })
      .setLatLng([properties.label[1], properties.label[0]])
      .setContent(escaped(properties.name.replace(/^Kabupaten /, "")))
      .addTo(map);
  }
  return layer.addTo(map).bringToBack() as L.GeoJSON;
}

/** Leaflet takes tooltips as markup. */
function escaped(text: string): HTMLElement {
  const span = document.createElement("span");
  span.textContent = text;
  return span;
}

/** Canvas knows no custom properties: read what the page resolved them to. */
function landStyle(holder: HTMLElement): L.PathOptions {
  const probe = document.createElementNS("http://www.w3.org/2000/svg", "path");
  probe.setAttribute("class", "map-land");
  holder.append(probe);
  const { fill, stroke } = getComputedStyle(probe);
  probe.remove();
  return { color: stroke, fillColor: fill, fillOpacity: 1, weight: 1 };
}
