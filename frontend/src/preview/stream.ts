// The stream of news. One tab listens and tells the others, since a browser opens only six connections to a host.

const NAME = "sitegen-preview";
const AGAIN = 1_000; // milliseconds between two attempts to reach a preview that was stopped

export interface Ear {
  /** A state of this number is there. */
  readonly heard: (number: number) => void;
  /** The preview answers no more. */
  readonly gone: () => void;
}

/** Listens for as long as the page is open. */
export function listen(place: string, ear: Ear): void {
  if (!("locks" in navigator) || !("BroadcastChannel" in window)) {
    open(place, ear);
    return;
  }
  const channel = new BroadcastChannel(`${NAME}${place}`);
  channel.addEventListener("message", (event: MessageEvent<number>) => (event.data < 0 ? ear.gone() : ear.heard(event.data)));
  void navigator.locks.request(`${NAME}${place}`, () => {
    open(place, {
      heard: (number) => (channel.postMessage(number), ear.heard(number)),
      gone: () => (channel.postMessage(-1), ear.gone()),
    });
    return new Promise(() => undefined); // this tab listens until it is closed; then another one does
  });
}

function open(place: string, ear: Ear): void {
  const source = new EventSource(`${place}events`);
  source.addEventListener("message", (event: MessageEvent<string>) => ear.heard(Number(event.data)));
  source.addEventListener("error", () => {
    ear.gone();
    if (source.readyState === EventSource.CLOSED) source.close();
  });
}

/** Waits until the preview answers again, under whatever name, and loads the page anew. */
export async function comeBack(place: string): Promise<boolean> {
  for (;;) {
    await new Promise((done) => setTimeout(done, AGAIN));
    try {
      const answer = await fetch(`${place}news`, { cache: "no-store" });
      if (answer.ok) return true;
      location.reload(); // it was started anew, and knows neither this token nor this page's number
      return false;
    } catch {
      continue;
    }
  }
}
