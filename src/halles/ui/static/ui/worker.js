/* The service worker: with the network cut or hardly there, pages that were seen are shown again and say so; what was
   sent waits and leaves once. Three shelves: "public" (pages the same for everybody), "files", and "own", which only a
   device that its reader called hers may fill. A computer is shared until then: nothing of a person is kept.
   See docs/adr/0033. The server decides by headers (kit.keeping); the words come from the list of each town and language. */
const PUBLIC = "public", FILES = "files", OWN = "own";
const SLOW = 5e3, SILENT = 3e4, MOST_PAGES = 80, MOST_FILES = 80, TOLD = 864e5, OLD = 7 * 864e5;
const AWAY = [408, 425, 429, 502, 503, 504]; // nobody decided: it is tried again

/* What is kept beside the pages: settings ("own", "whose", "lists") and the actions that wait. */
const open = () => new Promise((yes, no) => {
  const asked = indexedDB.open("halles", 1);
  asked.onupgradeneeded = () => { for (const name of ["set", "queue"]) asked.result.createObjectStore(name); };
  asked.onsuccess = () => yes(asked.result);
  asked.onerror = () => no(asked.error);
});
const table = async (name, mode, act) => {
  const base = await open();
  try {
    return await new Promise((yes, no) => {
      const deal = base.transaction(name, mode, { durability: "strict" }), asked = act(deal.objectStore(name));
      deal.oncomplete = () => yes(asked.result);
      deal.onabort = deal.onerror = () => no(deal.error);
    });
  } finally { base.close(); }
};
const get = (key) => table("set", "readonly", (rows) => rows.get(key));
const set = (key, value) => table("set", "readwrite", (rows) => rows.put(value, key));
const items = async () => (await table("queue", "readonly", (rows) => rows.getAll())).sort((a, b) => a.at - b.at);
const store = (item) => table("queue", "readwrite", (rows) => rows.put(item, item.id));
const drop = (id) => table("queue", "readwrite", (rows) => rows.delete(id));
const alone = (act) => navigator.locks.request("halles", act);

const listFor = async (url) => {
  const { pathname } = new URL(url), lists = Object.values((await get("lists")) || {});
  return lists.filter(({ prefix }) => pathname.startsWith(prefix)).sort((a, b) => b.prefix.length - a.prefix.length)[0];
};

/* Keeping. */
const put = async (name, url, answer, most) => {
  const headers = new Headers(answer.headers), shelf = await caches.open(name);
  for (const each of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(each);
  headers.set("Kept-At", Date.now());
  await shelf.delete(url);
  await shelf.put(url, new Response(await answer.blob(), { headers }));
  for (const old of (await shelf.keys()).slice(0, -most)) await shelf.delete(old);
};
const keepOwn = (url, answer) => alone(async () => {
  const whose = answer.headers.get("Halles-Keep");
  if (!whose || !(await get("own"))) return;
  if (whose !== "anybody" && whose !== (await get("whose"))) { // somebody else signed in since
    await caches.delete(OWN);
    await set("whose", whose);
  }
  await put(OWN, url, answer, MOST_PAGES);
});
const keep = async (url, answer) => {
  const how = answer.headers.get("Cache-Control") || "", kind = answer.headers.get("Content-Type") || "";
  if ([403, 404, 410].includes(answer.status)) for (const name of [PUBLIC, OWN]) await (await caches.open(name)).delete(url);
  if (!answer.ok || answer.redirected || !kind.startsWith("text/html")) return;
  if (how.includes("no-store")) await keepOwn(url, answer);
  else if (how.includes("no-cache")) await put(PUBLIC, url, answer, MOST_PAGES);
};
const keepFile = async (url, answer) => {
  if (answer.ok && !/no-store|private/.test(answer.headers.get("Cache-Control"))) await put(FILES, url, answer, MOST_FILES);
};

/* The town's own pages, read ahead one after the other; the pages of a long list follow each other by rel="next". */
const ahead = async (list) => {
  const note = (done) => alone(async () => set("lists", { ...(await get("lists")), [list.prefix]: { ...list, done } }));
  await note(0);
  for (const file of list.files) if (!(await caches.match(file))) await keepFile(file, await fetch(file));
  const wanted = [...list.pages];
  for (const path of wanted) {
    const answer = await fetch(path, { cache: "no-cache", credentials: "omit", headers: { Purpose: "prefetch" } });
    const next = /rel="next" href="([^"]+)"/.exec(await answer.clone().text());
    await keep(new URL(path, location).href, answer);
    if (next && wanted.length < 40) wanted.push(new URL(next[1].replaceAll("&amp;", "&"), new URL(path, location)).href);
  }
  await note(Date.now());
};

/* Showing. */
const shown = async (url, kept, list) => {
  const headers = new Headers(kept.headers), text = await kept.text();
  if (!list || list.plain.includes(new URL(url).pathname)) return new Response(text, { headers });
  const at = new Date(+headers.get("Kept-At")), where = { timeZone: list.zone };
  const part = (options) => new Intl.DateTimeFormat(list.lang, { ...where, ...options }).format(at);
  const day = part({ weekday: "long", day: "numeric", month: "long" });
  const time = list.lang === "fr" ? part({ hour: "numeric", minute: "2-digit" }).replace(":", "\u00a0h\u00a0") : part({ hour: "numeric", minute: "2-digit", hour12: true });
  const words = list.words.seen.replace("{day}", day).replace("{time}", time);
  return new Response(text.replace(/<main [^>]*>/, (main) => `${main}<p class="banner warn" role="status" data-seen>${words}</p>`), { headers });
};
const found = async (address) => {
  const url = address.split("#")[0], bare = url.split("?")[0];
  const exact = ((await get("own")) && (await caches.match(url, { cacheName: OWN }))) || (await caches.match(url, { cacheName: PUBLIC }));
  return { exact, near: exact || (await caches.match(bare, { cacheName: PUBLIC })) };
};
const said = async (url, name) => {
  const list = await listFor(url), page = list && (await caches.match(list[name], { cacheName: PUBLIC }));
  return page ? new Response(await page.text(), { status: 503, headers: page.headers }) : Response.error();
};
const late = (ms) => new Promise((_, no) => setTimeout(no, ms, "late"));

const page = async (event) => {
  const { url } = event.request, { exact, near } = await found(url);
  const asked = fetch(event.request);
  event.waitUntil(asked.then((answer) => answer.type === "basic" && keep(url.split("#")[0], answer.clone()), () => {}));
  try {
    return await (exact ? Promise.race([asked, late(SLOW)]) : asked);
  } catch {
    return near ? shown(url, near, await listFor(url)) : said(url, "away");
  }
};
const file = async (event) => {
  const { request } = event, kept = await caches.match(request.url, { cacheName: FILES });
  if (kept && /immutable/.test(kept.headers.get("Cache-Control"))) return kept;
  try {
    const answer = await fetch(request);
    event.waitUntil(keepFile(request.url, answer.clone()));
    return answer;
  } catch {
    return kept || Response.error();
  }
};

/* Acting. A form that may wait holds a field "queue" (what it does, in words); its key makes it act once, however often
   it arrives. On a shared computer it does not wait: the page says what to do instead. */
const action = async (event) => {
  const { request } = event, kind = request.headers.get("Content-Type") || "";
  const body = kind.startsWith("application/x-www-form-urlencoded") ? await request.clone().text() : "";
  const fields = new URLSearchParams(body), list = await listFor(request.url);
  const waits = list && fields.has("queue") && (await get("own"));
  const asked = fetch(request);
  try {
    const answer = await (waits ? Promise.race([asked, late(SILENT)]) : asked);
    if (!waits || !AWAY.includes(answer.status)) return answer;
  } catch {
    if (!waits) return said(request.url, "unsent");
  }
  asked.catch(() => {});
  const key = fields.get("once") || fields.get("key") || "";
  await store({
    id: `${request.url} ${key}`, url: request.url, body, page: request.referrer, at: Date.now(), state: "waiting",
    label: fields.get("queue"), whose: fields.get("whose"), why: "",
  });
  self.registration.sync?.register("send").catch(() => {});
  await tell();
  return Response.redirect(list.waiting, 303);
};

/* Sending, one at a time and in order. The token against forged forms is asked anew, and with it whose turn it is. */
const bare = (html) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();
const read = (html, ...patterns) => bare(patterns.map((each) => each.exec(html)?.[1]).find(Boolean) || "");
const REFUSED = /<p class="banner (?:error|warning)">([^]*?)<\/p>/, DONE = /<p class="banner success">([^]*?)<\/p>/;
const judged = (item, answer, html, words) => {
  if (answer.status > 499 || AWAY.includes(answer.status)) return { ...item, why: words.busy };
  if (answer.redirected && answer.ok && !REFUSED.test(html)) {
    return { ...item, state: "sent", body: "", page: answer.url, why: read(html, DONE), at: Date.now() };
  }
  const alert = /role="alert">(?:<h2>[^]*?<\/h2>)?(?:<p>[^]*?<\/p>)?(<ul>[^]*?<\/ul>)/;
  return { ...item, state: "refused", why: read(html, REFUSED, alert, /<p class="error"[^>]*>([^]*?)<\/p>/, /<h1>([^]*?)<\/h1>/) || words.other };
};
const sendOne = async (item) => {
  const list = await listFor(item.url);
  if (Date.now() - item.at > OLD) return store({ ...item, state: "refused", why: list.words.old });
  const { token, whose } = await (await fetch(list.token, { cache: "no-store" })).json();
  if (item.whose && item.whose !== whose) return store({ ...item, why: list.words.sign_in, page: list.sign_in });
  const body = new URLSearchParams(item.body);
  body.set("csrfmiddlewaretoken", token);
  const answer = await fetch(item.url, { method: "POST", body, referrer: item.page || item.url, signal: AbortSignal.timeout(6e4) });
  const copy = answer.clone(), html = await answer.text();
  const done = judged(item, answer, html, list.words);
  await store(done);
  if (done.state === "sent") await keepOwn(answer.url, copy);
};
const send = () => navigator.locks.request("halles-send", async () => {
  const all = await items();
  for (const item of all) if (item.state === "sent" && Date.now() - item.at > TOLD) await drop(item.id);
  try {
    for (const item of all) if (item.state === "waiting") await sendOne(item);
  } finally {
    await tell();
  }
});

const state = async () => {
  const read = Object.values((await get("lists")) || {}).map(({ prefix, done }) => [prefix, done]);
  return { own: !!(await get("own")), items: await items(), read: Object.fromEntries(read) };
};
const tell = async () => {
  const now = await state();
  for (const one of await self.clients.matchAll()) one.postMessage(now);
};
const forget = () => alone(async () => {
  await caches.delete(OWN);
  for (const name of ["set", "queue"]) {
    await table(name, "readwrite", (rows) => (name === "set" ? (rows.delete("own"), rows.delete("whose")) : rows.clear()));
  }
});
const keepMine = async (pages) => {
  for (const url of pages) {
    const answer = await fetch(url).catch(() => null);
    if (answer) await keep(url, answer);
  }
};

const ORDERS = {
  keep: ({ list }) => ahead(list),
  own: () => set("own", true),
  mine: ({ pages }) => keepMine(pages),
  forget, send,
  drop: ({ id }) => drop(id),
  state: () => {},
};
const listen = (type, act) => self.addEventListener(type, act);
listen("message", (event) => {
  const work = async () => {
    await Promise.resolve(ORDERS[event.data.do](event.data)).catch(() => {});
    event.ports[0]?.postMessage(await state());
  };
  event.waitUntil(work());
});
listen("sync", (event) => event.waitUntil(send()));
listen("install", () => self.skipWaiting());
listen("activate", (event) => event.waitUntil(self.clients.claim()));
listen("fetch", (event) => {
  const { method, mode, url, destination } = event.request;
  if (new URL(url).origin !== location.origin) return;
  if (mode === "navigate") event.respondWith(method === "POST" ? action(event) : page(event));
  else if (method === "GET" && ["style", "script", "image", "manifest"].includes(destination)) event.respondWith(file(event));
});
