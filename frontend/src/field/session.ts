/** Who is signed in here right now, and how far the phone's clock is from the server's. */
export type Session =
  | { kind: "in"; officer: number; csrf: string; key: string; offset: number }
  | { kind: "out" }
  | { kind: "refused"; words: string }
  | { kind: "offline" };

export interface SessionDeps {
  get: typeof fetch;
  now: () => number;
}

const TIMEOUT_MS = 8_000;

/** Asks the server, never a cache. `offset` in milliseconds is the server's clock less the phone's, at the middle of the request. */
export async function askSession({ get, now }: SessionDeps): Promise<Session> {
  const asked = now();
  let answer: Response;
  try {
    answer = await get("/kantor/lapangan/sesi.json", {
      cache: "no-store",
      credentials: "same-origin",
      redirect: "manual",
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    return { kind: "offline" };
  }
  if (answer.type === "opaqueredirect" || answer.status === 401 || (answer.status >= 300 && answer.status < 400)) return { kind: "out" };
  if (answer.status >= 500) return { kind: "offline" };
  const told = (await answer.json().catch(() => ({}))) as { officer?: number; csrf?: string; key?: string; now?: number; title?: string };
  if (!answer.ok) return { kind: "refused", words: told.title ?? "" };
  if (typeof told.officer !== "number" || !told.csrf || !told.key || !told.now) return { kind: "offline" };
  return { kind: "in", officer: told.officer, csrf: told.csrf, key: told.key, offset: Math.round(told.now - (asked + now()) / 2) };
}
