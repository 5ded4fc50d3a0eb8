/* The shop's orders: when the living part says that something changed, the list with its buttons is fetched anew, unless
   somebody is at a button or in a field of it; a new order is heard. Nothing here is needed: without it one reloads the page. */
(() => {
  const heard = document.getElementById("heard"), list = document.getElementById("orders");
  if (!heard || !list) return;
  const told = () => heard.querySelector("[data-stamp]")?.dataset ?? {};
  const [off, on] = heard.dataset.sound.split("|"), button = document.createElement("button");
  let { stamp, newest } = told(), audio, behind = false;

  const tone = () => {
    if (audio?.state !== "running") return;
    for (const [at, pitch] of [[0, 880], [0.18, 1175]]) {
      const note = audio.createOscillator(), gain = audio.createGain(), start = audio.currentTime + at;
      note.frequency.value = pitch;
      gain.gain.setValueAtTime(0.3, start);
      gain.gain.exponentialRampToValueAtTime(0.001, start + 0.3);
      note.connect(gain).connect(audio.destination);
      note.start(start);
      note.stop(start + 0.3);
    }
  };

  const wake = async () => {
    audio ||= new AudioContext();
    await audio.resume();
    button.textContent = audio.state === "running" ? on : off;
  };

  const refresh = async () => {
    behind = true;
    if (list.contains(document.activeElement)) return; // her thumb is on it: later
    const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("orders");
    if (!fresh || list.contains(document.activeElement)) return;
    list.replaceChildren(...fresh.childNodes);
    behind = false;
  };

  new MutationObserver(() => {
    const now = told();
    if (now.stamp === stamp) return;
    if (now.newest > newest) tone();
    ({ stamp, newest } = now);
    refresh();
  }).observe(heard, { childList: true, subtree: true });
  list.addEventListener("focusout", () => setTimeout(() => { if (behind) refresh(); }, 1000));
  setInterval(refresh, 60000); // "for 4 min" grows

  button.type = "button";
  button.className = "button quiet";
  button.textContent = off;
  button.onclick = async () => {
    localStorage.setItem("sound", "on");
    await wake();
    tone();
  };
  heard.after(button);
  if (localStorage.getItem("sound")) {
    wake();
    document.addEventListener("pointerdown", wake, { once: true });
  }
})();
