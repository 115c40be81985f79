// The window of the stand-in Checkout: shows the order, lets somebody choose what happens, and tells the page that opened it.
const options = JSON.parse(decodeURIComponent(location.hash.slice(1)) || "{}");
const isFramed = window.parent !== window;
const find = (id) => document.getElementById(id);
const form = find("choices");

async function start() {
  const query = new URLSearchParams({ key: options.key ?? "", order_id: options.order_id ?? "" });
  // Coming Back a browser answers from its cache otherwise, as the order was before it was paid.
  const response = await fetch(`/checkout/order?${query}`, { cache: "no-store" });
  const { order, refused, reasons, scenarios, error } = await response.json();

  find("merchant").textContent = options.name ?? "No name given";
  show("description", options.description);
  const { email, contact, method } = options.prefill ?? {};
  show("payer", [email, contact].filter(Boolean).join(" · "));
  show("order", options.order_id);
  if (error) return say(error.description, "bad");

  find("amount").textContent = new Intl.NumberFormat("en-IN", { style: "currency", currency: order.currency }).format(
    order.amount / 100,
  );
  if (refused) return say(refused, "bad");
  find("reason").replaceChildren(...reasons.map((reason) => new Option(reason.replaceAll("_", " "), reason)));
  offerScenarios(scenarios);
  const chosen = form.querySelector(`[name=method][value="${CSS.escape(method ?? "upi")}"]`);
  if (chosen) chosen.checked = true;
  form.hidden = false;
  if (options.timeout) countDown(Date.now() + options.timeout * 1000);
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  setBusy(true);
  const { outcome, with: pickedWith } = event.submitter.dataset;
  const instrument = pickedWith === "instrument" ? find("instrument").value.trim() : "";
  const response = await fetch("/checkout/pay", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      key: options.key,
      order_id: options.order_id,
      amount: Number(options.amount),
      method: instrument ? (instrument.includes("@") ? "upi" : "card") : new FormData(form).get("method"),
      ...(outcome ? { outcome } : {}),
      ...(pickedWith === "scenario" ? { scenario: find("scenario").value } : {}),
      ...(outcome === "fail" ? { reason: find("reason").value } : {}),
      ...(outcome === "late" ? { after_seconds: Number(find("late-seconds").value) } : {}),
      ...(instrument ? { [instrument.includes("@") ? "vpa" : "card_number"]: instrument } : {}),
      description: options.description,
      email: options.prefill?.email,
      contact: options.prefill?.contact,
      notes: options.notes,
    }),
  });
  apply(await response.json());
  if (!form.hidden) event.submitter.focus();
});

function offerScenarios(scenarios) {
  const explain = () => {
    find("scenario-does").textContent = scenarios.find(({ name }) => name === find("scenario").value).does;
  };
  find("scenario").replaceChildren(...scenarios.map(({ name }) => new Option(name.replaceAll("_", " "), name)));
  find("scenario").addEventListener("change", explain);
  explain();
}

function apply(answer) {
  if (answer.paid) setTimeout(() => tellPaid(answer.paid), answer.paid.delay_ms);
  else if (answer.pending) wait(answer.pending.payment_id);
  else tellFailed(answer.error, answer.is_told ?? true);
}

function tellPaid({ fields, times }) {
  form.hidden = find("waiting").hidden = true;
  say(times === 0 ? "Paid. The page is not told, as when the phone stays in the UPI app." : "Paid. Taking you back.");
  if (times === 0) return;
  if (options.callbackUrl) postToCallback(fields);
  else tellParent({ type: "paid", fields, times });
}

function tellFailed(error, isTold) {
  setBusy(false);
  form.hidden = false;
  find("waiting").hidden = true;
  say(error.description, "bad");
  if (!isTold) return;
  if (options.callbackUrl && options.redirect) postFailure(error);
  else tellParent({ type: "failed", error });
}

function wait(paymentId) {
  form.hidden = true;
  find("waiting").hidden = false;
  say("Waiting for the bank.");
  const query = new URLSearchParams({ key: options.key, payment_id: paymentId });
  const ask = setInterval(async () => {
    const answer = await (await fetch(`/checkout/payment?${query}`)).json();
    if (answer.pending) return;
    clearInterval(ask);
    apply(answer);
  }, 1000);
}

function dismiss() {
  if (isFramed) return tellParent({ type: "dismissed" });
  postFailure({
    code: "BAD_REQUEST_ERROR",
    description: "You have cancelled the payment.",
    source: "customer",
    step: "payment_authentication",
    reason: "payment_cancelled",
    metadata: { order_id: options.order_id },
  });
}

find("merchant").closest("header").querySelector(".close").addEventListener("click", dismiss);
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && options.canEscape) dismiss();
});

function postFailure({ metadata, ...error }) {
  const fields = Object.entries(error).map(([name, value]) => [`error[${name}]`, String(value)]);
  postToCallback({ ...Object.fromEntries(fields), "error[metadata]": JSON.stringify(metadata) });
}

// A form sent by the simulator's own page: a cross-origin POST of the whole window, as the real one is.
function postToCallback(fields) {
  const target = new URL(options.callbackUrl);
  if (!["http:", "https:"].includes(target.protocol)) return say("The callback address is not a web address.", "bad");
  const post = Object.assign(document.createElement("form"), { method: "post", action: target.href, target: "_top" });
  for (const [name, value] of Object.entries(fields)) {
    post.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  document.body.append(post);
  post.submit();
}

function tellParent(message) {
  if (isFramed && options.parentOrigin) {
    window.parent.postMessage({ from: "payment-simulator", ...message }, options.parentOrigin);
  }
}

function countDown(endsAt) {
  const secondsLeft = Math.max(0, Math.round((endsAt - Date.now()) / 1000));
  find("time-remaining").textContent =
    `closes in ${Math.floor(secondsLeft / 60)}:${String(secondsLeft % 60).padStart(2, "0")}`;
  if (secondsLeft === 0) dismiss();
  else setTimeout(() => countDown(endsAt), 1000);
}

function setBusy(isBusy) {
  for (const button of form.querySelectorAll("button")) button.disabled = isBusy;
}

function show(id, text) {
  find(id).textContent = text ?? "";
  find(id).hidden = !text;
}

function say(text, manner = "") {
  show("message", text);
  find("message").className = manner;
}

void start();
