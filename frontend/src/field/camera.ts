/** A camera in a dialog: live picture, a faint earlier photo to stand where its maker stood, and one shot after the other until it is closed. */
import { all, listen, type Teardown } from "../behaviour.ts";

export interface CameraDeps {
  media: Pick<MediaDevices, "getUserMedia"> | undefined;
  canvas: () => HTMLCanvasElement;
}

export type Refused = "cameraRefused" | "cameraMissing";

export interface Shooting {
  /** One photo as JPEG; empty when the camera gave nothing. */
  taken: (photo: Blob) => Promise<void>;
  closed: () => void;
}

const LONGEST_SIDE = 1600;
const QUALITY = 0.8;

export const browserCamera: CameraDeps = { media: navigator.mediaDevices, canvas: () => document.createElement("canvas") };

/** Asks for the camera at the back, opens the dialog, and answers why it cannot. The dialog gives the camera back when it closes. */
export async function openCamera(dialog: HTMLDialogElement, shooting: Shooting, deps: CameraDeps = browserCamera): Promise<Refused | undefined> {
  let stream: MediaStream;
  try {
    if (!deps.media) return "cameraMissing";
    const video = { facingMode: { ideal: "environment" }, width: { ideal: 1920 }, height: { ideal: 1440 } };
    stream = await deps.media.getUserMedia({ video, audio: false });
  } catch (error) {
    return refusalOf(error);
  }
  const view = dialog.querySelector<HTMLVideoElement>("[data-video]")!;
  view.srcObject = stream;
  dialog.showModal();
  await view.play().catch(() => undefined);
  const stop = all(
    shutter(dialog, view, shooting, deps),
    torch(dialog, stream),
    listen(dialog.querySelector<HTMLElement>("[data-close]")!, "click", () => dialog.close()),
  );
  dialog.addEventListener(
    "close",
    () => {
      stop();
      stream.getTracks().forEach((track) => track.stop());
      view.srcObject = null;
      shooting.closed();
    },
    { once: true },
  );
  return undefined;
}

function refusalOf(error: unknown): Refused {
  const name = error instanceof DOMException ? error.name : "";
  return name === "NotAllowedError" || name === "SecurityError" ? "cameraRefused" : "cameraMissing";
}

function shutter(dialog: HTMLDialogElement, view: HTMLVideoElement, { taken }: Shooting, { canvas }: CameraDeps): Teardown {
  const button = dialog.querySelector<HTMLButtonElement>("[data-shoot]")!;
  const shoot = async (): Promise<void> => {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    try {
      await taken(await frame(view, canvas()));
    } finally {
      button.removeAttribute("aria-disabled");
    }
  };
  return listen(button, "click", () => void shoot());
}

/** What the camera shows now. Empty, and not black, when it shows nothing yet. */
async function frame(view: HTMLVideoElement, canvas: HTMLCanvasElement): Promise<Blob> {
  const longest = Math.max(view.videoWidth, view.videoHeight);
  if (!longest) return new Blob([]);
  const scale = Math.min(1, LONGEST_SIDE / longest);
  canvas.width = Math.round(view.videoWidth * scale);
  canvas.height = Math.round(view.videoHeight * scale);
  canvas.getContext("2d")?.drawImage(view, 0, 0, canvas.width, canvas.height);
  const photo = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  return photo ?? new Blob([]);
}

/** Only phones whose camera has a light show the switch. */
function torch(dialog: HTMLDialogElement, stream: MediaStream): Teardown {
  const button = dialog.querySelector<HTMLButtonElement>("[data-torch]")!;
  const track = stream.getVideoTracks()[0];
  const able = (track?.getCapabilities?.() ?? {}) as { torch?: boolean };
  button.hidden = !able.torch;
  button.setAttribute("aria-pressed", "false");
  return listen(button, "click", () => {
    const lit = button.getAttribute("aria-pressed") !== "true";
    const wanted = { advanced: [{ torch: lit }] } as unknown as MediaTrackConstraints;
    track?.applyConstraints(wanted).then(
      () => button.setAttribute("aria-pressed", String(lit)),
      () => (button.hidden = true),
    );
  });
}
