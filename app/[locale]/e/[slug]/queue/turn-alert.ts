/** Two short tones and a buzz. Only on a page that somebody has touched: browsers refuse it otherwise, and Chrome complains. */
export function playTurnAlert(): void {
  if (navigator.userActivation?.hasBeenActive === false) return;
  navigator.vibrate?.([200, 100, 200, 100, 400]);
  try {
    const audio = new AudioContext();
    for (const [start, hertz] of [
      [0, 660],
      [0.25, 880],
    ] as const) {
      const tone = audio.createOscillator();
      const loudness = audio.createGain();
      loudness.gain.value = 0.2;
      tone.frequency.value = hertz;
      tone.connect(loudness).connect(audio.destination);
      tone.start(audio.currentTime + start);
      tone.stop(audio.currentTime + start + 0.2);
    }
    setTimeout(() => void audio.close(), 1000);
  } catch {
    // No sound here: the screen and the buzz say it.
  }
}

/** Android shows a page's notification only through a service worker; this one does nothing else. */
const WORKER = "/turn-alert.js";

const canNotify = (): boolean =>
  "Notification" in window && "serviceWorker" in navigator && Notification.permission === "granted";

/** Whether the phone may be made to tell. Must follow a press. */
export async function requestNotifications(): Promise<boolean> {
  try {
    if ((await Notification.requestPermission()) !== "granted") return false;
    await navigator.serviceWorker.register(WORKER);
    return true;
  } catch {
    return false;
  }
}

/** For a page that nobody looks at. A tap on it shows the page. */
export async function notifyOfTurn(title: string, body: string): Promise<void> {
  if (!canNotify()) return;
  try {
    const worker = await navigator.serviceWorker.register(WORKER);
    await worker.showNotification(title, { body, tag: "startline-turn", data: location.pathname });
  } catch {
    // The tab's title says it as well.
  }
}
