// The window: documents and photographs dropped on the page, or picked with the bar's button, are handed in.
import type { Problem } from "./panel";

interface Handed {
  readonly go: string;
  readonly problems: readonly Problem[];
}

export interface Reader {
  /** Files hang over the page, or do not any more. */
  readonly hovering: (over: boolean) => void;
  /** Files are on their way. */
  readonly busy: () => void;
  /** They could not be taken in; without problems the reason is not known. */
  readonly refused: (problems: readonly Problem[]) => void;
}

/** Takes whatever is dropped on the page for as long as it is open. */
export function openWindow(place: string, reader: Reader): void {
  let depth = 0; // elements that the files have come over and not left
  const onFiles = (name: string, act: (event: DragEvent) => void) =>
    addEventListener(name, (event) => {
      const drag = event as DragEvent;
      if (!drag.dataTransfer?.types.includes("Files")) return;
      drag.preventDefault(); // else the browser would open the file in place of the page
      act(drag);
    });
  onFiles("dragenter", () => reader.hovering(++depth > 0));
  onFiles("dragover", () => undefined);
  onFiles("dragleave", () => reader.hovering((depth = Math.max(0, depth - 1)) > 0));
  onFiles("drop", (event) => {
    depth = 0;
    reader.hovering(false);
    void handIn(place, [...(event.dataTransfer?.files ?? [])], reader);
  });
}

/** Sends files: a line that names them, then their bytes; and goes to the form of the first document. */
export async function handIn(place: string, files: readonly File[], reader: Reader): Promise<void> {
  if (files.length === 0) return;
  reader.busy();
  const names = files.map((file) => ({ name: file.name.normalize("NFC"), size: file.size }));
  try {
    const answer = await fetch(`${place}drop`, {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream" },
      body: new Blob([`${JSON.stringify(names)}\n`, ...files]),
    });
    const handed = answer.ok ? ((await answer.json()) as Handed) : undefined;
    if (handed?.go) location.assign(handed.go);
    else reader.refused(handed?.problems ?? []);
  } catch {
    reader.refused([]); // a folder cannot be read, or the preview has stopped
  }
}
