import L from "leaflet";

/** The map's ground: our own outlines on canvas, no foreign tiles. Colours come from the tokens of the page. */

export interface Outlines {
  type: "FeatureCollection";
  features: { type: "Feature"; properties: { name?: string }; geometry: GeoJSON.Geometry }[];
}

const NAMES = "names";

/** Links the map's style sheet once; resolves when it applies, so that the map is not measured without it. */
export function mapStyles(): Promise<void> {
  const href = document.body.dataset["mapCss"] ?? "";
  if (!href || document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  return new Promise((resolve) => {
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });
}

export function groundMap(holder: HTMLElement): L.Map {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(holder, {
    preferCanvas: true,
    attributionControl: false,
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    markerZoomAnimation: !calm,
    inertia: !calm,
    zoomControl: false,
    minZoom: 6,
    maxZoom: 18,
  });
  // Names lie above the land and below pins and circles.
  map.createPane(NAMES).style.zIndex = "450";
  L.control.zoom({ position: "topright", zoomInTitle: "+", zoomOutTitle: "−" }).addTo(map);
  return map;
}

/** Draws the outlines below everything else; answers their bounds, or nothing when they cannot be fetched (the pin works without). */
export async function drawOutlines(map: L.Map, url: string | undefined, get: typeof fetch): Promise<L.LatLngBounds | undefined> {
  if (!url) return undefined;
  try {
    const answer = await get(url);
    if (!answer.ok) return undefined;
    const layer = L.geoJSON((await answer.json()) as GeoJSON.FeatureCollection, { style: () => landStyle(map.getContainer()), interactive: false });
    layer.addTo(map).bringToBack();
    layer.eachLayer((shape) => nameOf(shape, map));
    const bounds = layer.getBounds();
    return bounds.isValid() ? bounds : undefined;
  } catch {
    return undefined;
  }
}

function nameOf(shape: L.Layer, map: L.Map): void {
  const { name } = (shape as L.Layer & { feature: Outlines["features"][number] }).feature.properties;
  const bounds = (shape as L.Polygon).getBounds?.();
  if (!name || !bounds?.isValid()) return;
  L.tooltip({ permanent: true, pane: NAMES, direction: "center", className: "map-name", interactive: false }).setLatLng(bounds.getCenter()).setContent(name.replace(/^Kabupaten /, "")).addTo(map);
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

export function pinIcon(size = 44): L.DivIcon {
  const svg =
    '<svg viewBox="0 0 32 44" aria-hidden="true"><path fill="currentColor" stroke="#fff" stroke-width="1.5" d="M16 42.500C8 31 3 24 3 16a13 13 0 0 1 26 0c0 8-5 15-13 26.500z"/><circle cx="16" cy="16" r="5" fill="#fff"/></svg>';
  return L.divIcon({ html: svg, className: "map-pin", iconSize: [(size * 32) / 44, size], iconAnchor: [(size * 16) / 44, size] });
}
