/**
 * Answers for the field's pages where there is no network. It stores nothing: what is kept, for whom and until when, the pages decide (field/pages.ts).
 * One file without imports, because browsers want a service worker that way.
 */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: "install" | "activate", listener: (event: Extendable) => void): void;
  addEventListener(type: "fetch", listener: (event: Fetching) => void): void;
}

const worker = self as unknown as Worker;
const PREFIX = "lapangan-";
const HOME = "/kantor/lapangan/";
const PATIENCE_MS = 6_000;

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, address));
  else if (address.pathname.startsWith("/static/") || request.destination === "image") event.respondWith(file(request));
});

/**
 * From the network while there is one. Who is sent to the sign-in page is signed out, who is refused the list has no field any more: nothing of theirs
 * stays readable here. A job that is refused or gone is not read here any more either.
 */
async function page(request: Request, address: URL): Promise<Response> {
  try {
    const answer = await withPatience(fetch(request));
    const refused = answer.status === 403 || answer.status === 404;
    if (answer.type === "opaqueredirect" || (refused && address.pathname === HOME)) await forget();
    else if (refused) await drop(address.pathname);
    if (answer.status < 500) return answer;
    return (await copy(address)) ?? answer;
  } catch {
    return (await copy(address)) ?? Response.error();
  }
}

async function copy(address: URL): Promise<Response | undefined> {
  return (await found(address.pathname)) ?? (address.pathname.startsWith(HOME) ? found(HOME) : undefined);
}

/** Scripts, styles and pictures never change under their address. */
async function file(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  return (await found(pathname + search)) ?? fetch(request);
}

async function found(address: string): Promise<Response | undefined> {
  for (const name of await own()) {
    const kept = await (await caches.open(name)).match(address);
    if (kept) return kept;
  }
  return undefined;
}

async function forget(): Promise<void> {
  for (const name of await own()) await caches.delete(name);
}

async function drop(address: string): Promise<void> {
  for (const name of await own()) await (await caches.open(name)).delete(address);
}

async function own(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

function withPatience(answer: Promise<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("late")), PATIENCE_MS);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
