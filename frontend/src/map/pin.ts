import L from "leaflet";
import { listen, type Teardown } from "../behaviour.ts";
import { POSITION_EVENT, readPosition, writePosition, type Position } from "../behaviours/position.ts";
import { groundMap, mapStyles, pinIcon } from "./ground.ts";
import { drawOutlines } from "./outlines.ts";

const CLOSE = 15;
const FINE_PIXELS = 4;
const COARSE_PIXELS = 40;
const STEPS: Record<string, [number, number]> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** A pin that a finger drags, a press on the map puts, and arrow keys move (with Shift ten times as far). Writes the position; follows it when GPS finds one. */
export async function openPin(root: HTMLElement, holder: HTMLElement, get: typeof fetch): Promise<Teardown> {
  await mapStyles();
  holder.replaceChildren();
  holder.classList.add("map-live");
  const map = groundMap(holder);
  const known = readPosition(root);
  const pin = L.marker(known ? [known.lat, known.lng] : [0, 0], {
    icon: pinIcon(),
    draggable: true,
    keyboard: true,
    autoPan: true,
    title: root.dataset["pin"] ?? "",
    alt: root.dataset["pin"] ?? "",
  });
  const round = L.circle(pin.getLatLng(), { radius: 1, weight: 1, interactive: false });

  const place = (position: Position): void => {
    pin.setLatLng([position.lat, position.lng]).addTo(map);
    if (position.accuracy && position.source === "gps") round.setLatLng(pin.getLatLng()).setRadius(position.accuracy).addTo(map);
    else round.remove();
    pin.getElement()?.setAttribute("aria-label", root.dataset["pin"] ?? "");
  };
  const put = (at: L.LatLng): void => writePosition(root, { lat: at.lat, lng: at.lng, source: "pin" });

  if (known) map.setView([known.lat, known.lng], CLOSE);
  const bounds = await drawOutlines(map, root.dataset, get);
  if (!known) {
    map.fitBounds(bounds ?? L.latLngBounds([-11, 95], [6, 141]));
    pin.setLatLng(map.getCenter());
  }
  place(known ?? { lat: pin.getLatLng().lat, lng: pin.getLatLng().lng, source: "pin" });

  pin.on("dragend", () => put(pin.getLatLng()));
  map.on("click", (event) => put(event.latlng));
  const element = pin.getElement();
  const undoKeys = element
    ? listen<KeyboardEvent>(element, "keydown", (event) => {
        const step = STEPS[event.key];
        if (!step) return;
        event.preventDefault();
        event.stopPropagation();
        const by = event.shiftKey ? COARSE_PIXELS : FINE_PIXELS;
        const from = map.latLngToContainerPoint(pin.getLatLng());
        put(map.containerPointToLatLng(from.add(L.point(step[0] * by, step[1] * by))));
        map.panInside(pin.getLatLng(), { padding: [40, 40], animate: false });
      })
    : () => {};
  const undoEvents = listen<CustomEvent<Position>>(root, POSITION_EVENT, ({ detail }) => {
    place(detail);
    if (detail.source !== "pin") map.setView([detail.lat, detail.lng], Math.max(map.getZoom(), CLOSE), { animate: false });
  });
  element?.focus({ preventScroll: true });
  return () => {
    undoKeys();
    undoEvents();
    map.remove();
  };
}
