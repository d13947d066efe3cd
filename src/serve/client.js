// Reloads the page when its bytes have changed. Added by `understory serve`, never by `build`.
(() => {
  const built = document.currentScript.dataset.build;
  let known = null;
  let stream = null;

  const look = async () => {
    const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
    return { build: answer.headers.get("x-build"), tag: answer.headers.get("etag") };
  };

  const check = async (number) => {
    if (known === null && number !== built) return location.reload();
    const seen = await look();
    if (known === null && seen.build !== built) return location.reload();
    if (known !== null && known !== seen.tag) return location.reload();
    known = seen.tag;
  };

  const open = () => {
    if (stream !== null) return;
    stream = new EventSource("/__preview/events");
    stream.onmessage = (event) => check(event.data).catch(() => {});
    stream.onerror = () => {
      if (stream.readyState === EventSource.CLOSED) {
        close();
        setTimeout(follow, 1000);
      }
    };
  };

  const close = () => {
    if (stream !== null) stream.close();
    stream = null;
  };

  // A browser has six connections to a host: hidden tabs leave theirs to the others.
  const follow = () => (document.hidden ? close() : open());
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", close);
  addEventListener("pageshow", follow);
  follow();
})();
