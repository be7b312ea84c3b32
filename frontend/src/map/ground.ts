import L from "leaflet";
import { NAMES } from "./outlines.ts";

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

/** A map without foreign tiles: our own outlines are its ground (outlines.ts). */
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
    zoomSnap: 0.25, // whole steps would leave a province half the size of the window
    minZoom: 6,
    maxZoom: 18,
  });
  // Names lie above the land and below pins and circles.
  map.createPane(NAMES).style.zIndex = "450";
  L.control.zoom({ position: "topright", zoomInTitle: "+", zoomOutTitle: "−" }).addTo(map);
  return map;
}

export function pinIcon(size = 44): L.DivIcon {
  const svg =
    '<svg viewBox="0 0 32 44" aria-hidden="true"><path fill="currentColor" stroke="#fff" stroke-width="1.5" d="M16 42.500C8 31 3 24 3 16a13 13 0 0 1 26 0c0 8-5 15-13 26.500z"/><circle cx="16" cy="16" r="5" fill="#fff"/></svg>';
  return L.divIcon({ html: svg, className: "map-pin", iconSize: [(size * 32) / 44, size], iconAnchor: [(size * 16) / 44, size] });
}
