/** What both pages of the field do while they are open: know who is signed in, keep the key, send what is finished, and say how it stands. */
import { all, fill, listen, type Teardown } from "../behaviour.ts";
import { Kept } from "./kept.ts";
import { note } from "./notes.ts";
import { forgetPages } from "./pages.ts";
import { browserSending, sendAll } from "./sending.ts";
import { askSession, type Session } from "./session.ts";
import { spanWords, wordsOf, type Words } from "./words.ts";

const EVERY_MS = 30_000;
const NOTICED_MS = 120_000;
/** Tells the sign-out button on any page of the office that there is something to forget. */
export const MARK = "siger:lapangan";
/** Tells the list of jobs that the job it is opened from has just been sent. */
export const SENT = "siger:terkirim";

/** While somebody signs out, what is still under way must not bring back what is being thrown away. */
export const leaving = { begun: false };

export interface Duty {
  words: Words;
  kept: Kept | undefined;
  session: Session;
  /** Sends now what is finished; a second call while one is under way does nothing. */
  send: () => Promise<void>;
}

/** Calls `changed` once at the start, and whenever the queue or the session changed. */
export function onDuty(root: HTMLElement, changed: (duty: Duty) => Promise<void>): Teardown {
  const officer = Number(root.dataset["officer"]);
  const words = wordsOf(root);
  let busy = false;
  const duty: Duty = { words, kept: undefined, session: { kind: "offline" }, send: () => turn() };

  const turn = async (): Promise<void> => {
    if (busy || leaving.begun) return;
    busy = true;
    try {
      await look();
      await changed(duty);
      if (duty.session.kind !== "in" || !duty.kept) return;
      const waiting = (await duty.kept.works()).some((work) => work.ready && !work.trouble);
      if (!waiting) return;
      const { session, sent } = await sendAll(duty.kept, browserSending(() => void changed(duty)));
      duty.session = session;
      tell();
      if (sent.length) note(root, "sent", sent.length === 1 ? words["sentOne"]! : fill(words["sent"], "n", sent.length), "done");
      await changed(duty);
    } finally {
      busy = false;
    }
  };

  const look = async (): Promise<void> => {
    const session = await askSession({ get: (input, init) => fetch(input, init), now: () => Date.now() });
    duty.session = session;
    if (leaving.begun) return;
    if (session.kind === "in" && session.officer === officer) {
      localStorage.setItem(MARK, String(officer));
      duty.kept = await Kept.welcome(officer, session.key, session.offset);
    } else if (session.kind === "in") {
      // Somebody else signed in since this page was opened: it is not theirs to see.
      await forgetPages(caches);
      location.reload();
    } else duty.kept ??= await Kept.open(officer);
    tell();
  };

  const tell = (): void => {
    const { session } = duty;
    const back = `/masuk/?next=${encodeURIComponent(location.pathname)}`;
    note(root, "offline", session.kind === "offline" ? words["offline"]! : "");
    note(root, "out", session.kind === "out" ? words["signedOut"]! : "", "check", { word: words["signIn"]!, href: back });
    note(root, "seat", session.kind === "refused" ? words["noSeat"]! : "", "late");
    const offset = duty.kept?.owner.offset ?? 0;
    note(root, "clock", Math.abs(offset) > NOTICED_MS ? fill(words["clockWrong"], "time", spanWords(words, offset)) : "");
  };

  const timer = setInterval(() => void turn(), EVERY_MS);
  void turn();
  return all(
    () => clearInterval(timer),
    listen(window, "online", () => void turn()),
    listen(window, "offline", () => void turn()),
    listen(document, "visibilitychange", () => void (document.visibilityState === "visible" && turn())),
  );
}
