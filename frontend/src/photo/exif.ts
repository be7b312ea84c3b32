/** What a photo says about itself: degrees and the camera's own clock. Drawing it on a canvas would lose both. */
export interface PhotoFacts {
  lat?: number;
  lng?: number;
  /** "2026-06-02T15:30:00", followed by "+07:00" when the camera wrote its zone. */
  time?: string;
}

const GPS_FOLDER = 0x8825;
const EXIF_FOLDER = 0x8769;
const TAKEN_AT = 0x9003;
const TAKEN_ZONE = 0x9011;
const HEADER_BYTES = 128 * 1024;

interface Tiff {
  view: DataView;
  start: number;
  little: boolean;
}

/** Reads the first 128 kB of a JPEG. Anything unexpected gives an empty answer: a photo without facts is still a photo. */
export async function readFacts(file: Blob): Promise<PhotoFacts> {
  try {
    const view = new DataView(await file.slice(0, HEADER_BYTES).arrayBuffer());
    const start = tiffStart(view);
    return start === undefined ? {} : factsOf({ view, start, little: view.getUint16(start) === 0x4949 });
  } catch {
    return {};
  }
}

/** Where the TIFF header of the APP1 segment begins. */
function tiffStart(view: DataView): number | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 10 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966) return at + 10;
    if (marker >> 8 !== 0xff || marker === 0xffda) return undefined;
  }
  return undefined;
}

function factsOf(tiff: Tiff): PhotoFacts {
  const root = folder(tiff, tiff.view.getUint32(tiff.start + 4, tiff.little));
  const facts: PhotoFacts = {};
  const exif = root.has(EXIF_FOLDER) ? folder(tiff, long(tiff, root.get(EXIF_FOLDER)!)) : new Map<number, number>();
  const time = timeOf(tiff, exif);
  if (time) facts.time = time;
  if (!root.has(GPS_FOLDER)) return facts;
  const gps = folder(tiff, long(tiff, root.get(GPS_FOLDER)!));
  const lat = degrees(tiff, gps.get(2), gps.get(1), "S");
  const lng = degrees(tiff, gps.get(4), gps.get(3), "W");
  return lat === undefined || lng === undefined || (lat === 0 && lng === 0) ? facts : { ...facts, lat, lng };
}

/** Tag → where its entry begins. */
function folder({ view, start, little }: Tiff, offset: number): Map<number, number> {
  const at = start + offset;
  const entries = new Map<number, number>();
  for (let index = 0; index < view.getUint16(at, little); index += 1) {
    const entry = at + 2 + index * 12;
    entries.set(view.getUint16(entry, little), entry);
  }
  return entries;
}

function long({ view, little }: Tiff, entry: number): number {
  return view.getUint32(entry + 8, little);
}

function text(tiff: Tiff, entry: number | undefined): string {
  if (entry === undefined) return "";
  const count = tiff.view.getUint32(entry + 4, tiff.little);
  const at = count > 4 ? tiff.start + long(tiff, entry) : entry + 8;
  let letters = "";
  for (let index = 0; index < Math.min(count, 32); index += 1) letters += String.fromCharCode(tiff.view.getUint8(at + index));
  return letters.replace(/\0.*$/s, "").trim();
}

function timeOf(tiff: Tiff, exif: Map<number, number>): string | undefined {
  const found = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(text(tiff, exif.get(TAKEN_AT)));
  if (!found) return undefined;
  const zone = /^[+-]\d\d:\d\d$/.exec(text(tiff, exif.get(TAKEN_ZONE)))?.[0] ?? "";
  return `${found[1]}-${found[2]}-${found[3]}T${found[4]}${zone}`;
}

function degrees(tiff: Tiff, entry: number | undefined, side: number | undefined, negative: string): number | undefined {
  if (entry === undefined) return undefined;
  const at = tiff.start + long(tiff, entry);
  const part = (index: number): number =>
    tiff.view.getUint32(at + index * 8, tiff.little) / tiff.view.getUint32(at + index * 8 + 4, tiff.little);
  const value = part(0) + part(1) / 60 + part(2) / 3600;
  if (!Number.isFinite(value)) return undefined;
  return text(tiff, side).startsWith(negative) ? -value : value;
}
