/** A JPEG head with EXIF: 5°22'48.9" S, 105°15'1.8" E, taken 2 June 2026 15:30 at +07:00. */
export function jpegWithFacts(little: boolean): Blob {
  const tiff = new DataView(new ArrayBuffer(400));
  const u16 = (at: number, value: number): void => tiff.setUint16(at, value, little);
  const u32 = (at: number, value: number): void => tiff.setUint32(at, value, little);
  const ascii = (at: number, text: string): void => [...text].forEach((letter, index) => tiff.setUint8(at + index, letter.charCodeAt(0)));
  const entry = (at: number, tag: number, kind: number, count: number, value: number): void => {
    u16(at, tag);
    u16(at + 2, kind);
    u32(at + 4, count);
    u32(at + 8, value);
  };
  const rational = (at: number, parts: [number, number][]): void =>
    parts.forEach(([top, bottom], index) => {
      u32(at + index * 8, top);
      u32(at + index * 8 + 4, bottom);
    });
  tiff.setUint16(0, little ? 0x4949 : 0x4d4d);
  u16(2, 42);
  u32(4, 8);
  u16(8, 2);
  entry(10, 0x8769, 4, 1, 50);
  entry(22, 0x8825, 4, 1, 100);
  u16(50, 2);
  entry(52, 0x9003, 2, 20, 200);
  entry(64, 0x9011, 2, 7, 230);
  ascii(200, "2026:06:02 15:30:00");
  ascii(230, "+07:00");
  u16(100, 4);
  entry(102, 1, 2, 2, 0);
  ascii(110, "S");
  entry(114, 2, 5, 3, 260);
  entry(126, 3, 2, 2, 0);
  ascii(134, "E");
  entry(138, 4, 5, 3, 300);
  rational(260, [[5, 1], [22, 1], [489, 10]]);
  rational(300, [[105, 1], [15, 1], [18, 10]]);
  const head = new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0x01, 0x98, 0x45, 0x78, 0x69, 0x66, 0, 0]);
  return new Blob([head, tiff.buffer as ArrayBuffer], { type: "image/jpeg" });
}
