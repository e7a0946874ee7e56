// Added to the page by `backgrounder serve` alone: loads it again when it was made anew, and says why where it could not be.
(({ now, page, events }) => {
  let source;
  const told = ({ data }) => {
    const news = JSON.parse(data);
    document.getElementById("serve-problems")?.remove();
    if (news.now === now) return;
    if (!news.problems) return void ((!news.pages || news.pages.includes(page)) && location.reload());
    const box = Object.assign(document.createElement("pre"), { id: "serve-problems", role: "alert", tabIndex: 0, textContent: news.problems });
    box.style.cssText = "position:fixed;inset:auto 0 0;z-index:99;max-height:60vh;overflow:auto;margin:0;padding:1rem;background:#fff;color:#111;border-top:4px solid #b00020;font:14px/1.5 monospace;white-space:pre-wrap";
    document.body.append(box);
  };
  // A browser keeps few connections to one host: a page that nobody sees gives its own back.
  const listen = () => (source?.close(), document.hidden || ((source = new EventSource(events)).onmessage = told));
  document.addEventListener("visibilitychange", listen);
  listen();
})
