/** Two short tones and a vibration. Only after a user gesture: browsers refuse it otherwise, and Chrome logs a warning. */
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
    // No sound here: the screen and the vibration are enough.
  }
}

/** Android shows a page's notification only through a service worker; this one does nothing else. */
const WORKER = "/turn-alert.js";

const canNotify = (): boolean =>
  "Notification" in window && "serviceWorker" in navigator && Notification.permission === "granted";

/** Asks for permission to show notifications; whether it was granted. Must be called from a click. */
export async function requestNotifications(): Promise<boolean> {
  try {
    if ((await Notification.requestPermission()) !== "granted") return false;
    await navigator.serviceWorker.register(WORKER);
    return true;
  } catch {
    return false;
  }
}

/** For a page in the background. A tap on the notification shows the page. */
export async function notifyOfTurn(title: string, body: string): Promise<void> {
  if (!canNotify()) return;
  try {
    const worker = await navigator.serviceWorker.register(WORKER);
    await worker.showNotification(title, { body, tag: "startline-turn", data: location.pathname });
  } catch {
    // The tab's title shows it as well.
  }
}
