import L from "leaflet";
import { fill, type Teardown } from "../behaviour.ts";
import { cluster, loudest, type Cluster, type Point } from "./clusters.ts";
import { groundMap, mapStyles } from "./ground.ts";
import { drawOutlines } from "./outlines.ts";

const ALONE_FROM_ZOOM = 17;

/** Public reports of the page's own filters as circles with a count; a press zooms in, a single one opens its words and a link. */
export async function openList(root: HTMLElement, get: typeof fetch): Promise<Teardown> {
  const [points] = await Promise.all([fetchPoints(root, get), mapStyles()]);
  root.replaceChildren();
  const map = groundMap(root);
  const layer = L.layerGroup().addTo(map);
  const bounds = await drawOutlines(map, root.dataset, get);
  const around = points.length ? L.latLngBounds(points.map(([lat, lng]) => [lat, lng])) : bounds;
  map.fitBounds((around ?? L.latLngBounds([-11, 95], [6, 141])).pad(0.05), { maxZoom: 15 });

  const draw = (): void => {
    const zoom = map.getZoom();
    const seen = map.getBounds().pad(0.3);
    const inside = points.filter(([lat, lng]) => seen.contains([lat, lng]));
    const groups = zoom >= ALONE_FROM_ZOOM ? inside.map(single) : cluster(inside, (lat, lng) => map.project([lat, lng], zoom));
    layer.clearLayers();
    groups.forEach((group) => layer.addLayer(group.points.length > 1 ? many(root, map, group) : one(root, group.points[0]!)));
  };
  map.on("moveend", draw);
  draw();
  return () => map.remove();
}

async function fetchPoints(root: HTMLElement, get: typeof fetch): Promise<Point[]> {
  try {
    const answer = await get(`${root.dataset["points"]}${location.search}`);
    return answer.ok ? ((await answer.json()) as { points: Point[] }).points : [];
  } catch {
    return [];
  }
}

function single(point: Point): Cluster {
  return { lat: point[0], lng: point[1], points: [point] };
}

function many(root: HTMLElement, map: L.Map, group: Cluster): L.Marker {
  const count = group.points.length;
  const size = count < 10 ? 36 : count < 100 ? 44 : 54;
  const tone = loudest(group.points);
  const words = fill(root.dataset["many"], "n", count);
  const marker = L.marker([group.lat, group.lng], {
    icon: L.divIcon({ html: `<span>${count}</span>`, className: `map-cluster is-${tone}`, iconSize: [size, size] }),
    title: words,
    alt: words,
  });
  return marker.on("click", () => map.setView([group.lat, group.lng], Math.min(map.getZoom() + 2, 18)));
}

function one(root: HTMLElement, [lat, lng, tone, number, title, word]: Point): L.Marker {
  const marker = L.marker([lat, lng], {
    icon: L.divIcon({ className: `map-dot tone-${tone}`, iconSize: [24, 24] }),
    title: `${title}, ${word}`,
    alt: `${title}, ${word}`,
  });
  marker.bindPopup(() => popup(root, number, title, word));
  // Opening may move the map, which draws every mark anew: the words stay open although their mark was replaced.
  return marker.off("remove", marker.closePopup);
}

function popup(root: HTMLElement, number: string, title: string, word: string): HTMLElement {
  const box = document.createElement("div");
  const name = document.createElement("b");
  name.textContent = title;
  const state = document.createElement("p");
  state.textContent = word;
  const link = document.createElement("a");
  link.href = `${root.dataset["page"] ?? "/laporan/"}${encodeURIComponent(number)}`;
  link.dataset["report"] = number;
  link.textContent = `${root.dataset["open"]} ${number}`;
  box.append(name, state, link);
  return box;
}
