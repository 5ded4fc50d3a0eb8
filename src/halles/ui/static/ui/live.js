/* Live parts. <section data-live="topic" data-part="/address/of/its/HTML" [data-token="…"]> is fetched again
   when the bell rings its topic. <body data-bell="…" data-position="…"> says where the bell is and which
   journal position the page shows, so that nothing is missed between the page and its connection.
   One EventSource for the whole page; closed after a minute out of sight, caught up on return. Fetches are
   spread over 0-300 ms so that a whole town does not ask at once. Keep no form in a live part: typing in it
   would be lost. Without EventSource the page simply stays as it is until it is loaded again. */
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
    const query = new URLSearchParams(parts.map((part) => ["t", part.dataset.live]));
    for (const part of parts) if (part.dataset.token) query.append("token", part.dataset.token);
    query.append("last", last);
    source = new EventSource(bell + "?" + query);
    const rung = (event) => {
      last = event.lastEventId;
      const topics = event.data.split("\n");
      for (const part of parts) if (event.type === "refetch" || topics.includes(part.dataset.live)) replace(part);
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
