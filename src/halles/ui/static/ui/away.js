/* With little or no network: called by halles.js after the page is there. Registers the worker, has the town's pages kept,
   says how many actions wait, and runs the two pages "En attente d'envoi" and "Cet appareil". Without it all else works. */
(async () => {
  const box = navigator.serviceWorker, address = document.querySelector("script[data-list]")?.dataset.list;
  if (!box || !address || !self.caches) return;
  const DAY_PART = 6 * 36e5;
  const known = async () => {
    const kept = await caches.match(address);
    if (kept && Date.now() - kept.headers.get("Kept-At") < DAY_PART) return kept.json();
    const answer = await fetch(address).catch(() => null);
    if (!answer?.ok) return kept?.json();
    const text = await answer.text(), headers = { "Content-Type": "application/json", "Kept-At": Date.now() };
    await (await caches.open("public")).put(address, new Response(text, { headers }));
    return JSON.parse(text);
  };
  const list = await known();
  if (!list) return;
  const { words } = list, manifest = document.createElement("link");
  Object.assign(manifest, { rel: "manifest", href: list.manifest });
  document.head.append(manifest);
  await box.register(list.worker, { scope: list.scope, updateViaCache: "none" });
  const worker = (await box.ready).active;
  const ask = (what, more) => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => { show(data); done(data); };
    worker.postMessage({ do: what, ...more }, [port2]);
  });
  const make = (tag, text, more) => Object.assign(document.createElement(tag), { textContent: text, ...more });
  const plain = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent;
  let now = { own: false, items: [] };

  const badge = document.createElement("li");
  const row = (item) => {
    const line = document.createElement("li"), at = new Date(item.at).toLocaleString(list.lang, { dateStyle: "full", timeStyle: "short" });
    line.append(make("strong", item.label), " ", make("span", words[item.state], { className: "badge " + { waiting: "warn", sent: "good", refused: "bad" }[item.state] }));
    line.append(make("p", item.state === "sent" ? plain(item.why) : `${at}. ${plain(item.why)}`));
    if (item.page && item.state !== "waiting" || item.page === list.sign_in) line.append(make("a", item.page === list.sign_in ? words.sign_in_link : words.open, { href: item.page }), " ");
    const button = make("button", item.state === "waiting" ? words.drop : words.seen_it, { type: "button", className: "button quiet" });
    button.onclick = () => (item.state !== "waiting" || confirm(words.drop_sure)) && ask("drop", { id: item.id });
    line.append(button);
    return line;
  };
  const show = (state) => {
    now = state;
    const open = now.items.filter((item) => item.state !== "sent");
    badge.replaceChildren(make("a", words.badge.replace("{n}", open.length), { href: list.waiting }));
    if (open.length) document.querySelector(".tools")?.prepend(badge); else badge.remove();
    const rows = document.querySelector("[data-waiting]");
    if (rows) {
      rows.replaceChildren(...now.items.map(row));
      for (const each of document.querySelectorAll("[data-if]")) each.hidden = each.dataset.if !== (now.items.length ? "some" : "none");
    }
    for (const each of document.querySelectorAll("[data-device]")) each.hidden = each.dataset.device !== (now.own ? "own" : "shared");
  };
  box.addEventListener("message", ({ data }) => show(data));

  const sendAll = () => now.items.some((item) => item.state === "waiting") && ask("send");
  addEventListener("online", sendAll);
  for (const button of document.querySelectorAll("[data-do]")) {
    button.onclick = async () => {
      await ask(button.dataset.do);
      const pages = [location.href, document.referrer].filter((url) => url.startsWith(location.origin));
      if (button.dataset.do === "own") ask("mine", { pages });
    };
  }
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if ("leave" in form.dataset) { // nothing of her stays here, whether or not the answer comes
      event.preventDefault();
      if (now.items.some((item) => item.state === "waiting") && !confirm(words.leave)) return;
      await ask("forget");
      form.submit();
    } else if (!navigator.onLine && !(now.own && form.elements.queue)) { // the page stays, and what was typed in it
      event.preventDefault();
      const told = make("p", now.own ? words.not_now : words.not_here, { className: "banner warn" });
      told.setAttribute("role", "alert");
      form.querySelector("[role=alert]")?.remove();
      form.prepend(told);
    }
  });
  const { read } = await ask("state");
  sendAll();
  if (Date.now() - (read[list.prefix] || 0) > DAY_PART && !navigator.connection?.saveData) setTimeout(ask, 2e3, "keep", { list });
})();
