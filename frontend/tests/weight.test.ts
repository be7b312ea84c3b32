// @vitest-environment node
/** The weights that the design allows, measured on the built files (gzip). Run `npm run build` first. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

interface Chunk {
  file: string;
  imports?: string[];
}
const folder = new URL("../../siger/web/static/dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", folder), "utf8")) as Record<string, Chunk>;
const KB = 1000;

/** The files that the browser fetches for these entries, each once. */
function files(...entries: string[]): string[] {
  const found = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`${key} is not in the manifest`);
    if (found.has(chunk.file)) return;
    found.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  entries.forEach(visit);
  return [...found];
}

const weight = (names: string[]): number => names.reduce((sum, name) => sum + gzipSync(readFileSync(new URL(name, folder)), { level: 6 }).length, 0);
const HTMX = Object.keys(manifest).find((key) => key.includes("htmx"))!;
const PAGE = ["src/citizen.ts", HTMX];
const FORM = [...PAGE, "src/report-form.ts"];

describe("weights", () => {
  it("a citizen's page stays within 20 kB of script", () => expect(weight(files(...PAGE))).toBeLessThanOrEqual(20 * KB));
  it("the report form stays within 25 kB of script", () => expect(weight(files(...FORM))).toBeLessThanOrEqual(25 * KB));
  it("citizens' styles stay within 8 kB", () => expect(weight(files("styles/citizen.css"))).toBeLessThanOrEqual(8 * KB));
  it("a map adds at most 60 kB of script and 7 kB of styles", () => {
    const base = new Set(files(...FORM));
    for (const entry of ["src/map/pin.ts", "src/map/list.ts"]) expect(weight(files(entry).filter((file) => !base.has(file)))).toBeLessThanOrEqual(60 * KB);
    expect(weight(files("styles/map.css"))).toBeLessThanOrEqual(7 * KB);
  });
  it("the office stays within 40 kB of script and 15 kB of styles", () => {
    expect(weight(files("src/office.ts"))).toBeLessThanOrEqual(40 * KB);
    expect(weight(files("styles/office.css"))).toBeLessThanOrEqual(15 * KB);
  });
  it("the report form needs at most 8 requests", () => {
    const beside = ["page", "styles", "icons", "tab icon"].length;
    expect(files("src/citizen.ts", "src/report-form.ts").length + beside).toBeLessThanOrEqual(8);
  });
});
