// The preview in one tab: hears of a build, asks for its page, and brings it up to date.
//
// In: numbers from the stream. Out: the page as it is now, and what the card says of it. Never: a
// change of the page while it is paused, or while a mistake keeps it from being made.

/** An editor that saves by removing and renaming is given this long. */
const BLINK = 300;
const LIMIT = 20000;
const AGAIN = 2000;
/** Reloads within ten seconds, after which the page is left as it is. */
const RELOADS = 3;

const built = document.currentScript.dataset.build;
const isOwn = location.pathname.startsWith("/__preview/");
const state = {
  served: null, tag: null, told: null, files: [], text: null,
  isPaused: sessionStorage.getItem("understory-preview-paused") === "yes",
  isNewer: false, isHeld: false, isGone: false, isAway: false,
};

const card = makeCard(state, {
  pause: () => {
    state.isPaused = !state.isPaused;
    sessionStorage.setItem("understory-preview-paused", state.isPaused ? "yes" : "no");
    card.show();
    if (!state.isPaused) look();
  },
});

const get = (address, headers = {}) => fetch(address, { cache: "no-store", headers, signal: AbortSignal.timeout(LIMIT) });

/** The page and what there is to say of it, both of one build. */
async function ask() {
  const query = new URLSearchParams({ path: location.pathname });
  state.files.forEach((file) => query.append("file", file));
  if (state.text) query.set("text", state.text);
  const known = state.tag && !state.isGone ? { "If-None-Match": state.tag } : {};
  for (let turn = 1; ; turn += 1) {
    const [page, told] = await Promise.all([
      get(location.pathname + location.search, known),
      get(`/__preview/page?${query}`.replace(/\+/g, "%20")).then((answer) => answer.json()),
    ]);
    if (turn === 3 || String(told.number) === (page.headers.get("x-build") ?? String(told.number))) return { page, told };
  }
}

/** One look at a time; what comes meanwhile is looked at afterwards. */
let looking = null;
let isWanted = false;
function look() {
  isWanted = true;
  looking ??= (async () => {
    while (isWanted) {
      isWanted = false;
      try {
        await lookOnce();
        state.isAway = false;
      } catch (error) {
        if (error instanceof Lost) reload();
        else setTimeout(look, AGAIN);
      }
    }
    looking = null;
    card.show();
  })();
  return looking;
}

async function lookOnce(isSecond = false) {
  const { page, told } = await ask();
  if (page.redirected && new URL(page.url).pathname !== location.pathname) return leaveFor(page.url);
  const isBroken = told.is_held || page.status >= 500;
  if (page.status === 404 && !isBroken && !isSecond && !state.isGone && !isOwn) {
    await new Promise((done) => setTimeout(done, BLINK));
    return lookOnce(true);
  }
  state.told = told;
  if (told.exists) [state.files, state.text] = [told.files, told.text ?? state.text];
  state.isHeld = isBroken && page.status !== 304 && state.served !== null;
  document.dispatchEvent(new CustomEvent("understory:built"));
  if (page.status === 304) state.isNewer = false;
  else if (!state.isHeld) await take(page);
  if (!state.isPaused && !state.isHeld) await refreshFiles();
  if (document.querySelector("[data-pending]")) setTimeout(look, 700);
  return undefined;
}

/** The page is another one, or for the first time here. */
async function take(answer) {
  const [html, tag] = [await answer.text(), answer.headers.get("etag")];
  const isPage = (answer.headers.get("content-type") ?? "").startsWith("text/html");
  if (!isPage) {
    state.isGone = answer.status === 404;
    return;
  }
  const next = parse(html);
  const isSame = answer.status === 404 && state.isGone && tag === state.tag;
  if (state.served === null) begin(next, answer);
  else if (!isSame && state.isPaused) state.isNewer = true;
  else if (!isSame) await show(next);
  else return;
  if (state.isNewer && state.isPaused) return;
  [state.tag, state.isGone, state.isNewer] = [tag, answer.status === 404, false];
}

function begin(next, answer) {
  recognise(next.documentElement, document.documentElement);
  if (answer.headers.get("x-build") !== built && !fits(next.documentElement)) reload();
  state.served = next;
}

/** Whether the page that is shown was made of this one. */
function fits(served) {
  const twin = twins.get(served);
  if (!twin) return false;
  return childrenOf(served).every(fits);
}

async function show(next) {
  const target = leadsTo(next);
  if (target) return leaveFor(target);
  if (frameOf(next) !== frameOf(state.served)) return reload();
  await prepareSheets(state.served, next);
  keepingPlace(() => patch(state.served.documentElement, next.documentElement));
  state.served = next;
  document.dispatchEvent(new CustomEvent("understory:patched"));
  return undefined;
}

/** Loads the page anew, but not for ever. */
function reload() {
  const key = "understory-preview-reloads";
  const recent = JSON.parse(sessionStorage.getItem(key) ?? "[]").filter((at) => Date.now() - at < 10000);
  if (recent.length >= RELOADS) return;
  sessionStorage.setItem(key, JSON.stringify([...recent, Date.now()]));
  leaveFor(null);
}

arrive();
card.show();
look().then(() => listen({
  onBuild: look,
  onAway: (isAway) => {
    state.isAway = isAway;
    card.show();
  },
}));
