/** A place on the earth in degrees, how sure it is in metres, and where it came from. */
export interface Position {
  lat: number;
  lng: number;
  accuracy?: number | undefined;
  source: "gps" | "pin" | "photo" | "region";
}

export const POSITION_EVENT = "siger:position";

function field(root: HTMLElement, name: string): HTMLInputElement | null {
  return root.querySelector<HTMLInputElement>(`input[name="${name}"]`);
}

/** Fills the hidden fields and tells everybody who listens on `root` or above. Six decimals are eleven centimetres. */
export function writePosition(root: HTMLElement, position: Position): void {
  const values = {
    lat: position.lat.toFixed(6),
    lng: position.lng.toFixed(6),
    accuracy: position.accuracy === undefined ? "" : String(Math.round(position.accuracy)),
    position_source: position.source,
  };
  for (const [name, value] of Object.entries(values)) {
    const input = field(root, name);
    if (input) input.value = value;
  }
  root.dispatchEvent(new CustomEvent<Position>(POSITION_EVENT, { bubbles: true, detail: position }));
}

export function readPosition(root: HTMLElement): Position | undefined {
  const lat = field(root, "lat")?.value;
  const lng = field(root, "lng")?.value;
  if (!lat || !lng || Number.isNaN(Number(lat)) || Number.isNaN(Number(lng))) return undefined;
  const accuracy = Number(field(root, "accuracy")?.value || Number.NaN);
  const source = (field(root, "position_source")?.value || "pin") as Position["source"];
  return { lat: Number(lat), lng: Number(lng), accuracy: Number.isNaN(accuracy) ? undefined : accuracy, source };
}
