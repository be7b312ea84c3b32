import type { Teardown } from "../behaviour.ts";

export interface Fix {
  lat: number;
  lng: number;
  accuracy: number;
  at: number;
}

export type Place = Fix | "refused" | "searching";

const OLD_MS = 120_000;

/** Follows the phone for as long as somebody works on a page. */
export function follow(geolocation: Pick<Geolocation, "watchPosition" | "clearWatch"> | undefined, now: () => number, told: (place: Place) => void): Teardown {
  if (!geolocation) {
    told("refused");
    return () => {};
  }
  told("searching");
  const watch = geolocation.watchPosition(
    ({ coords }) => told({ lat: coords.latitude, lng: coords.longitude, accuracy: coords.accuracy, at: now() }),
    (error) => error.code === error.PERMISSION_DENIED && told("refused"),
    { enableHighAccuracy: true, maximumAge: 15_000, timeout: 30_000 },
  );
  return () => geolocation.clearWatch(watch);
}

/** The position as it may be written on a photo: none when it is older than two minutes, because the crew may have driven on. */
export function fresh(place: Place, now: number): Fix | undefined {
  return typeof place === "object" && now - place.at < OLD_MS ? place : undefined;
}
