// Asks while somebody is entered whether they are known already: once name and year of birth stand
// there, or a number. The server answers the same for a person of whom the reader must not know as
// for one whom nobody knows. Without this script the question comes when the form is sent.

const ASKED = ["given_name", "surname", "birth_date-day", "birth_date-month", "birth_date-year", "number"];

export function knownPeople(place: HTMLElement): void {
  const form = place.closest("form");
  const address = place.dataset["address"];
  if (!form || !address) return;
  let last = "";
  form.addEventListener("change", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || !ASKED.includes(field.name)) return;
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && name !== "known") fields.append(name, value);
    }
    const said = (name: string) => (fields.get(name) ?? "").trim();
    const named = said("given_name") !== "" && said("surname") !== "" && said("birth_date-year").length === 4;
    const asks = ASKED.map(said).join("\n");
    if ((!named && said("number") === "") || asks === last) return;
    last = asks;
    void show(place, address, fields, () => asks === last);
  });
}

// An answer that somebody has typed past is not shown.
async function show(place: HTMLElement, address: string, fields: URLSearchParams, fresh: () => boolean): Promise<void> {
  try {
    const answer = await fetch(address, { method: "POST", body: fields, credentials: "same-origin" });
    const words = answer.status === 200 ? await answer.text() : "";
    if (!fresh()) return;
    const page = new DOMParser().parseFromString(words, "text/html");
    place.replaceChildren(...page.body.childNodes);
  } catch {
    // The question is asked again when the form is sent.
    place.replaceChildren();
  }
}
