import { fill } from "../behaviour.ts";

export type Words = Record<string, string>;

/** The sentences that the server wrote into `data-words`. */
export function wordsOf(root: HTMLElement): Words {
  try {
    return JSON.parse(root.dataset["words"] ?? "{}") as Words;
  } catch {
    return {};
  }
}

function english(): boolean {
  return document.documentElement.lang === "en";
}

/** "14 m", "3,2 km". */
export function distanceWords(metres: number): string {
  if (metres < 1000) return `${Math.round(metres)} m`;
  const km = (metres / 1000).toFixed(1);
  return `${english() ? km : km.replace(".", ",")} km`;
}

/** "14.05", in English "14:05". */
export function timeWords(moment: Date): string {
  const clock = moment.toTimeString().slice(0, 5);
  return english() ? clock : clock.replace(":", ".");
}

/** "366 hari", "3 jam", "12 menit": the biggest unit that fits. */
export function spanWords(words: Words, ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  if (minutes >= 2880) return fill(words["days"], "n", Math.round(minutes / 1440));
  if (minutes >= 120) return fill(words["hours"], "n", Math.round(minutes / 60));
  return fill(words["minutes"], "n", minutes);
}
