// The connection over which the server says that there is a new build.
//
// In: whether the tab is seen. Out: a number for every build, and whether the server is there. Never:
// a connection of a tab that is hidden or asleep; a browser has six of them for a host.

const EVENTS = "/__preview/events";
const SOON = 400;
const LATER = 3000;
/** How long the server may be away before that is said. */
const AWAY = 1200;

function listen({ onBuild, onAway }) {
  let stream = null;
  let retry = null;
  let missed = null;
  let wait = SOON;

  const close = () => {
    stream?.close();
    stream = null;
    clearTimeout(retry);
    retry = null;
  };
  const isThere = () => {
    clearTimeout(missed);
    missed = null;
    wait = SOON;
    onAway(false);
  };
  const open = () => {
    if (stream) return;
    clearTimeout(retry);
    stream = new EventSource(EVENTS);
    stream.addEventListener("open", isThere);
    stream.addEventListener("message", ({ data }) => onBuild(data));
    stream.addEventListener("error", () => {
      close();
      missed ??= setTimeout(() => onAway(true), AWAY);
      retry = setTimeout(follow, wait);
      wait = Math.min(wait * 1.5, LATER);
    });
  };
  const follow = () => {
    if (document.visibilityState === "hidden") close();
    else open();
  };
  document.addEventListener("visibilitychange", follow);
  document.addEventListener("freeze", close);
  document.addEventListener("resume", follow);
  addEventListener("pagehide", close);
  addEventListener("pageshow", follow);
  follow();
}
