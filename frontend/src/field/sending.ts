/** From the phone's queue to the server: one finished job after the other, each at most once, and only as the officer who made it. */
import type { Kept, Part, Shot, Work } from "./kept.ts";
import { askSession, type Session, type SessionDeps } from "./session.ts";

export interface SendingDeps extends SessionDeps {
  /** Keeps two open pages from sending the same at once. */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
  said: () => void;
}

export interface Outcome {
  session: Session;
  sent: string[];
}

type Store = Pick<Kept, "owner" | "works" | "shots" | "put" | "remove">;

/** Asks who is signed in before the first byte leaves. Whoever else that is: nothing is sent. */
export function sendAll(kept: Store, deps: SendingDeps): Promise<Outcome> {
  return deps.alone(async () => {
    const sent: string[] = [];
    const session = await askSession(deps);
    if (session.kind !== "in" || session.officer !== kept.owner.officer) return { session, sent };
    for (const work of await kept.works()) {
      if (!work.ready || work.trouble) continue;
      const end = await sendOne(kept, work, session, deps);
      if (end === "sent") sent.push(work.number);
      deps.said();
      if (end === "out") return { session: { kind: "out" }, sent };
      if (end === "later") return { session: { kind: "offline" }, sent };
    }
    return { session, sent };
  });
}

type End = "sent" | "troubled" | "later" | "out";

async function sendOne(kept: Store, work: Work, session: Session & { kind: "in" }, { get, now }: SendingDeps): Promise<End> {
  const body = bodyOf(work, await kept.shots(work.number), kept.owner.officer, now());
  let answer: Response;
  try {
    answer = await get("/kantor/lapangan/kirim", {
      method: "POST",
      body,
      credentials: "same-origin",
      redirect: "manual",
      headers: { "X-CSRFToken": session.csrf, Accept: "application/json" },
    });
  } catch {
    return "later";
  }
  if (answer.ok) {
    await kept.remove(work.number);
    return "sent";
  }
  if (answer.type === "opaqueredirect" || answer.status === 401) return "out";
  if (answer.status >= 500 || answer.status === 429) return "later";
  const told = (await answer.json().catch(() => ({}))) as { code?: string; title?: string };
  await kept.put({ ...work, trouble: { code: told.code ?? "refused", words: told.title ?? String(answer.status) } });
  return "troubled";
}

function bodyOf(work: Work, shots: Shot[], officer: number, now: number): FormData {
  const body = new FormData();
  const answers = Object.entries(work.answers).map(([id, said]) => ({ id: Number(id), said }));
  const fields = { officer, key: work.key, number: work.number, seen: work.seen, note: work.note, phone_now: new Date(now).toISOString() };
  for (const [name, value] of Object.entries(fields)) body.append(name, String(value));
  body.append("answers", JSON.stringify(answers));
  for (const part of ["before", "after"] as Part[]) {
    const own = shots.filter((shot) => shot.part === part);
    body.append(`told_${part}`, JSON.stringify(own.map(factsOf)));
    own.forEach((shot, index) => body.append(part, new File([shot.bytes], `${part}-${index + 1}.jpg`, { type: shot.type })));
  }
  return body;
}

function factsOf({ lat, lng, accuracy, at, offset, capture }: Shot): object {
  return { lat, lng, accuracy, at, offset: offset === null ? null : offset / 1000, capture };
}

export const browserSending = (said: () => void): SendingDeps => ({
  get: (input, init) => fetch(input, init),
  now: () => Date.now(),
  alone: (work) => (navigator.locks ? (navigator.locks.request("siger-lapangan", work) as ReturnType<typeof work>) : work()),
  said,
});
