import { all, listen, type Teardown } from "../behaviour.ts";

export interface StampDeps {
  geolocation: Pick<Geolocation, "getCurrentPosition"> | undefined;
  now: () => Date;
}

/**
 * Notes where and when the phone was as a photo was chosen, in here_lat, here_lng and here_time: a camera inside a browser often writes neither
 * into the photo. Without permission the fields stay empty, and nothing is asked for before somebody takes a photo.
 */
export function stamp(root: HTMLElement, deps: StampDeps = { geolocation: navigator.geolocation, now: () => new Date() }): Teardown {
  const write = (name: string, value: string): void => {
    const field = root.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    if (field) field.value = value;
  };
  return all(
    listen<Event>(root, "change", (event) => {
      if (!(event.target as Element).matches("input[type=file]")) return;
      write("here_time", deps.now().toISOString());
      deps.geolocation?.getCurrentPosition(
        ({ coords }) => {
          write("here_lat", coords.latitude.toFixed(6));
          write("here_lng", coords.longitude.toFixed(6));
        },
        () => {},
        { enableHighAccuracy: true, timeout: 10_000, maximumAge: 30_000 },
      );
    }),
  );
}
