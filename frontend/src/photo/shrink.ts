export interface ShrinkDeps {
  decode: (file: Blob) => Promise<{ width: number; height: number; close?: () => void } & CanvasImageSource>;
  canvas: () => HTMLCanvasElement;
}

export const LONGEST_SIDE = 1600;
export const MOST_BYTES = 400_000;
const QUALITIES = [0.85, 0.75, 0.65, 0.55];

const browser: ShrinkDeps = {
  decode: (file) => createImageBitmap(file, { imageOrientation: "from-image" }),
  canvas: () => document.createElement("canvas"),
};

/**
 * A JPEG of at most 1600 px on its longest side and 400 kB, standing upright. A file that is small enough already, and one that this browser cannot
 * decode (HEIC), is given back as it is: the server decodes more than a phone does.
 */
export async function shrink(file: File, deps: ShrinkDeps = browser): Promise<File> {
  let image: Awaited<ReturnType<ShrinkDeps["decode"]>>;
  try {
    image = await deps.decode(file);
  } catch {
    return file;
  }
  const longest = Math.max(image.width, image.height);
  if (file.size <= MOST_BYTES && longest <= LONGEST_SIDE) return file;
  const blob = await smallEnough(image, Math.min(1, LONGEST_SIDE / longest), deps.canvas());
  image.close?.();
  if (!blob || blob.size >= file.size) return file;
  return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg", lastModified: file.lastModified });
}

async function smallEnough(image: CanvasImageSource & { width: number; height: number }, scale: number, canvas: HTMLCanvasElement): Promise<Blob | null> {
  let best: Blob | null = null;
  for (let size = scale; size > scale * 0.4; size *= 0.8) {
    canvas.width = Math.round(image.width * size);
    canvas.height = Math.round(image.height * size);
    const context = canvas.getContext("2d");
    if (!context) return null;
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    for (const quality of QUALITIES) {
      best = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
      if (!best || best.size <= MOST_BYTES) return best;
    }
  }
  return best;
}
