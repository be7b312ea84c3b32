import { all, fill, listen, type Teardown } from "../behaviour.ts";
import { POSITION_EVENT, readPosition, writePosition, type Position } from "./position.ts";

export interface LocateDeps {
  geolocation: Pick<Geolocation, "getCurrentPosition"> | undefined;
  fetch: typeof fetch;
}

interface Place {
  ok: boolean;
  name?: string;
  detail?: string;
  message?: string;
}

const GOOD_ENOUGH_METRES = 50;
const PATIENCE = { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 };

/** The GPS button, and the name of whatever place was set (by GPS, pin or photo). Nothing is asked for before the button is pressed. */
export function locate(root: HTMLElement, deps: LocateDeps = { geolocation: navigator.geolocation, fetch: fetch.bind(window) }): Teardown {
  const said = root.querySelector<HTMLElement>("[data-place]");
  const button = root.querySelector<HTMLButtonElement>("[data-locate]");
  const tools = root.querySelector<HTMLElement>("[data-tools]");
  let asked: AbortController | undefined;
  if (tools) tools.hidden = false;
  if (button && !deps.geolocation) button.hidden = true;

  const say = (strong: string, quiet = ""): void => {
    if (!said) return;
    const name = document.createElement("b");
    name.textContent = strong;
    const detail = document.createElement("span");
    detail.className = "sub";
    detail.textContent = quiet;
    said.replaceChildren(name, " ", detail);
  };
  const precision = ({ accuracy }: Position): string => {
    if (accuracy === undefined) return "";
    const sentence = accuracy <= GOOD_ENOUGH_METRES ? root.dataset["accuracy"] : root.dataset["rough"];
    return fill(sentence, "n", Math.max(1, Math.round(accuracy)));
  };
  const nameIt = async (position: Position): Promise<void> => {
    asked?.abort();
    asked = new AbortController();
    const query = new URLSearchParams({ lat: position.lat.toFixed(6), lng: position.lng.toFixed(6) });
    try {
      const answer = await deps.fetch(`${root.dataset["placeUrl"]}?${query}`, { signal: asked.signal, headers: { Accept: "application/json" } });
      const place = (await answer.json()) as Place;
      if (place.ok) say(place.name ?? "", [place.detail, precision(position)].filter(Boolean).join(". "));
      else say(place.message ?? "");
    } catch (error) {
      if ((error as Error).name !== "AbortError") say(precision(position), root.dataset["offline"]);
    }
  };
  const find = (): void => {
    say("", root.dataset["searching"]);
    button?.setAttribute("aria-busy", "true");
    deps.geolocation?.getCurrentPosition(
      ({ coords }) => {
        button?.removeAttribute("aria-busy");
        writePosition(root, { lat: coords.latitude, lng: coords.longitude, accuracy: coords.accuracy, source: "gps" });
      },
      (problem) => {
        button?.removeAttribute("aria-busy");
        say("", problem.code === problem.PERMISSION_DENIED ? root.dataset["denied"] : root.dataset["failed"]);
      },
      PATIENCE,
    );
  };
  const known = readPosition(root);
  // What stands there may also be the words for browsers without script, which count as text.
  if (known && !said?.querySelector("b")) void nameIt(known);
  return all(
    listen<CustomEvent<Position>>(root, POSITION_EVENT, (event) => void nameIt(event.detail)),
    button ? listen(button, "click", find) : () => {},
    () => asked?.abort(),
  );
}
