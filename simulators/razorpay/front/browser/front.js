// Keeps the panels fresh while the page is visible, and sends the buttons' calls to the control interface.
const EVERY_MS = 1500;
const find = (id) => document.getElementById(id);
const shown = new Map();
let aimedAt = null;

async function refresh() {
  const panels = await (await fetch(`/front/live${location.search}`)).json();
  for (const [id, markup] of Object.entries(panels)) {
    if (shown.get(id) === markup) continue;
    shown.set(id, markup);
    const focused = document.activeElement?.id;
    find(id).innerHTML = markup;
    if (focused && document.activeElement?.id !== focused)
      (find(focused) ?? find("message")).focus({ preventScroll: true });
  }
}

// A simulator that is being restarted is asked again at the next turn.
const refreshQuietly = () => refresh().catch(() => {});

async function call(path, { method = "POST", body } = {}) {
  const response = await fetch(`/_sim${path}`, { method, ...(body ? { body } : {}) });
  const answer = await response.json();
  await refreshQuietly();
  const problem = answer.error?.description ?? answer.error;
  say(problem ?? "", problem ? "bad" : "");
  return { isDone: response.ok && !problem };
}

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("button[data-call], button[data-delete], button[data-aim]");
  if (!button) return;
  const { call: path, body, delete: deleted, aim } = button.dataset;
  if (aim) return aimAt(aim);
  const what = button.getAttribute("aria-label") ?? button.textContent;
  const { isDone } = await (deleted ? call(deleted, { method: "DELETE" }) : call(path, { body }));
  if (isDone) say(`Done: ${what}.`);
});

for (const picker of ["scenario", "fault"]) {
  find(picker).addEventListener("change", () => {
    find(`${picker}-does`).textContent = find(picker).selectedOptions[0].dataset.does;
  });
}

find("scenario-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const name = find("scenario").value;
  const body = JSON.stringify(aimedAt ? { order_id: aimedAt } : {});
  const { isDone } = await call(`/scenarios/${name}`, { body });
  if (isDone) say(`Done: ${name.replaceAll("_", " ")} for ${find("aim").textContent}.`);
});

find("fault-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { where, what } = find("fault").selectedOptions[0].dataset;
  const times = Number(find("times").value);
  const request = { where, what, ...(times > 0 ? { times } : {}), ...(aimedAt ? { match: { id: aimedAt } } : {}) };
  const { isDone } = await call("/faults", { body: JSON.stringify(request) });
  if (isDone) say(`Done: ${what.replaceAll("_", " ")} for ${aimedAt ?? "whatever comes"}.`);
});

find("aim-next").addEventListener("click", () => aimAt(null));

function aimAt(orderId) {
  aimedAt = orderId;
  find("aim").textContent = orderId ?? "the next order";
  find("aim-next").hidden = orderId === null;
  find("scenario").focus();
}

function say(text, manner = "") {
  find("message").textContent = text;
  find("message").className = manner;
}

setInterval(() => document.hidden || refreshQuietly(), EVERY_MS);
document.addEventListener("visibilitychange", refreshQuietly);
