// What pages do better with a script. Every page works without it.

import { answerKeys } from "./answer-keys";
import { bulkBar } from "./bulk-bar";
import { knownPeople } from "./known-people";
import { noteDraft } from "./note-draft";
import { passwordReveal } from "./password";
import { popover } from "./popover";
import { shortcuts } from "./shortcuts";
import { submitOnce } from "./submit-once";

const modules: Record<string, (element: HTMLElement) => void> = {
  "tl-answer-keys": answerKeys,
  "tl-bulk": bulkBar,
  "tl-known": knownPeople,
  "tl-note": noteDraft,
  "tl-popover": popover,
  "tl-shortcuts": shortcuts,
  "govuk-password-input": passwordReveal,
};

for (const element of document.querySelectorAll<HTMLElement>("[data-module]")) {
  modules[element.dataset["module"] ?? ""]?.(element);
}
submitOnce(document);

// A refused form: the keyboard starts at what to put right.
const summary = document.querySelector<HTMLElement>(".govuk-error-summary");
if (summary) {
  summary.tabIndex = -1;
  summary.focus();
}
