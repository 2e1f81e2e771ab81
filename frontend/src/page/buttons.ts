// Buttons that only a script can keep: they are hidden until it is sure that they will work.

const TOLD = 2_000; // milliseconds for which "copied" stands in the button

export function offerButtons(): void {
  for (const button of document.querySelectorAll<HTMLElement>("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  if (!("clipboard" in navigator)) return; // absent outside https and localhost
  for (const button of document.querySelectorAll<HTMLElement>("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => void copy(button));
  }
}

async function copy(button: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(button.dataset["copy"] ?? "");
  } catch {
    return; // refused by the reader's settings: nothing was copied, so nothing is said
  }
  const label = button.querySelector("[data-label]");
  if (!label || label.hasAttribute("data-was")) return;
  const was = label.textContent ?? "";
  label.setAttribute("data-was", was);
  label.textContent = button.dataset["done"] ?? was;
  setTimeout(() => {
    label.textContent = was;
    label.removeAttribute("data-was");
  }, TOLD);
}
