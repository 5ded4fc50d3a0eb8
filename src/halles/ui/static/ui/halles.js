/* Live parts. <section data-live="topic topic" data-part="/address/of/its/HTML" [data-token="…"]> is fetched
   again when the bell rings one of its topics. <body data-bell="…" data-position="…"> says where the bell is
   and which journal position the page shows, so that nothing is missed. One EventSource for the page; closed after a
   minute out of sight, caught up on return. Fetches are spread over 0-300 ms. What has not changed is not read aloud again. Keep no form in a live part. */
(() => {
  const { bell, position } = document.body.dataset;
  const parts = [...document.querySelectorAll("[data-live][data-part]")];
  if (!bell || !parts.length || !self.EventSource) return;
  const waiting = new Set(), shown = new Map();
  let source, hiding, asked = 0, last = position || "";

  const replace = async (part) => {
    if (waiting.has(part)) return;
    waiting.add(part);
    await new Promise((done) => setTimeout(done, Math.random() * 300));
    waiting.delete(part);
    const turn = ++asked;
    const answer = await fetch(part.dataset.part, { cache: "no-cache" }).catch(() => ({ status: 503 }));
    if (answer.status > 499) setTimeout(replace, 1e4, part);
    if (!answer.ok) return;
    const html = await answer.text();
    if (turn < shown.get(part)) return; // asked later, answered sooner
    shown.set(part, turn);
    if (part.html === html) return;
    part.html = html;
    const held = part.contains(document.activeElement) && document.activeElement;
    part.innerHTML = html;
    if (!held) return;
    const same = [...part.querySelectorAll(held.tagName)].find((one) =>
      held.id ? one.id === held.id : one.getAttribute("href") === held.getAttribute("href"));
    part.tabIndex = -1;
    (same || part).focus({ preventScroll: true });
  };

  const open = () => {
    if (source) return;
    const query = new URLSearchParams();
    for (const { dataset: { live, token } } of parts) {
      for (const topic of live.split(" ")) query.append("t", topic);
      if (token) query.append("token", token);
    }
    query.append("last", last);
    source = new EventSource(bell + "?" + query);
    const rung = (event) => {
      last = event.lastEventId;
      const topics = event.data.split("\n");
      for (const part of parts) if (event.type === "refetch" || topics.some((topic) => part.dataset.live.split(" ").includes(topic))) replace(part);
    };
    source.addEventListener("ring", rung);
    source.addEventListener("refetch", rung);
    source.onerror = () => {
      if (source?.readyState !== 2) return; // it is coming back by itself
      source = null; // refused or full: ask again, not all at once
      setTimeout(() => document.hidden || open(), 3e4 * (1 + Math.random()));
    };
  };

  const close = () => { source?.close(); source = null; };

  for (const part of parts) part.ariaLive ||= "polite";
  document.addEventListener("visibilitychange", () => {
    clearTimeout(hiding);
    if (document.hidden) hiding = setTimeout(close, 6e4);
    else open();
  });
  open();
})();

/* Maps. <div data-zoom="Zoom in|Zoom out|Whole map" tabindex="0"><svg …> scrolls by itself: fingers, wheel,
   arrows and the tab key move it without script. This adds three buttons, the keys + - 0, two fingers, the
   wheel with Ctrl, the mouse that drags. */
for (const box of document.querySelectorAll("[data-zoom]")) {
  const map = box.querySelector("svg"), bar = document.createElement("p"), keys = { "+": 1.5, "-": 0.66, 0: 0 };
  let apart, start;

  const zoom = (by, x = box.clientWidth / 2, y = box.clientHeight / 2) => {
    const old = map.getBoundingClientRect().width, least = box.clientWidth;
    const width = Math.min(Math.max(old * by, least), least * 6), real = width / old;
    const left = (box.scrollLeft + x) * real - x, top = (box.scrollTop + y) * real - y;
    box.style.maxHeight ||= box.clientHeight + "px";
    map.style.minWidth = map.style.width = width + "px";
    box.scrollTo(left, top);
  };
  const zoomAt = (event, by, x, y) => {
    const { left, top } = box.getBoundingClientRect();
    event.preventDefault();
    zoom(by, x - left, y - top);
  };
  const pinch = (event) => {
    const [a, b] = event.touches;
    if (!b) return;
    const now = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY), moved = event.type === "touchmove";
    zoomAt(event, moved ? now / apart : 1, (a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2);
    apart = now;
  };
  const on = (type, react) => box.addEventListener(type, react, { passive: false });

  box.dataset.zoom.split("|").forEach((name, i) => {
    const button = document.createElement("button"), key = "+-0"[i];
    button.textContent = "+−"[i] || name;
    button.ariaLabel = name;
    button.className = "quiet";
    button.onclick = () => zoom(keys[key]);
    bar.append(button);
  });
  bar.className = "zoom no-print";
  box.before(bar);
  on("keydown", (event) => { if (event.key in keys && !event.ctrlKey) zoom(keys[event.key]); });
  on("wheel", (event) => { if (event.ctrlKey) zoomAt(event, 2 ** (-event.deltaY / 200), event.clientX, event.clientY); });
  on("touchstart", pinch);
  on("touchmove", pinch);
  on("dragstart", (event) => event.preventDefault());
  on("pointerdown", (event) => { start = event.pointerType === "mouse" && event; });
  on("pointermove", (event) => {
    if (!start || event.buttons !== 1) return;
    if (Math.hypot(event.x - start.x, event.y - start.y) > 4) box.setPointerCapture(event.pointerId);
    if (box.hasPointerCapture(event.pointerId)) box.scrollBy(-event.movementX, -event.movementY);
  });
  if (!box.querySelector(":target")) box.scrollTo((box.scrollWidth - box.clientWidth) / 2, (box.scrollHeight - box.clientHeight) / 2);
}

/* With little or no network: the rest is a file of its own, asked for once the page is there. */
addEventListener("load", () => {
  const src = document.querySelector("[data-away]")?.dataset.away;
  if (src && self.isSecureContext) document.head.append(Object.assign(document.createElement("script"), { src }));
});
