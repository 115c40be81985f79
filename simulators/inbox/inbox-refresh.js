// Polls for new messages while the page is visible and puts them on top, without moving what is being read.
const list = document.getElementById("list");
const news = document.getElementById("news");
const EVERY_MS = 2000;
let known = null;

async function poll() {
  if (document.hidden) return;
  const { count } = await (await fetch(`/count${location.search}`)).json();
  const arrived = count - (known ?? count);
  known = count;
  if (arrived === 0) return;

  const address = new URLSearchParams(location.search);
  address.set("open", document.querySelector(".reader").dataset.open);
  const focused = document.activeElement?.getAttribute("href");
  list.innerHTML = await (await fetch(`/list?${address}`)).text();
  if (focused) list.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  if (arrived > 0) news.textContent = arrived === 1 ? "1 new message" : `${arrived} new messages`;
}

// A server that is being restarted is asked again at the next interval.
const pollAgain = () => poll().catch(() => {});
await pollAgain();
setInterval(pollAgain, EVERY_MS);
document.addEventListener("visibilitychange", pollAgain);
