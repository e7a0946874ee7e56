// What helps a reader on every page: previews, links to copy, keys, light or dark. The page works without it.
(() => {
  "use strict";
  const root = document.documentElement, one = (selector) => document.querySelector(selector);

  // A browser may refuse storage; the choice then holds for this page alone.
  function kept(name, value) {
    try {
      if (value === undefined) return localStorage.getItem("backgrounder-" + name) || "";
      localStorage.setItem("backgrounder-" + name, value);
    } catch { return ""; }
  }
  function lit(theme) {
    if (theme) root.dataset.theme = theme; else delete root.dataset.theme;
  }
  // A text of the page with values in its places. Its forms for numbers are parted by " | "; the language of the page tells which
  // one `n` takes, or the place that `[name]` before them names.
  const say = window.BACKGROUNDER_SAY = (text, values) => {
    const by = /^\[(\w+)\](.*)$/.exec(text), forms = (by ? by[2] : text).split(" | ");
    const many = forms.length > 1 && new Intl.PluralRules(root.lang).select(values[by ? by[1] : "n"]) !== "one";
    return forms[many ? forms.length - 1 : 0].replace(/\{(\w+)\}/g, (place, name) => name in values ? values[name] : place);
  };
  lit(kept("theme")); // before the page is drawn, so that nothing flashes

  document.addEventListener("DOMContentLoaded", () => {
    const id = (name) => document.getElementById(name), words = (id("reader") || document.body).dataset;
    let shown, owner, timer;

    // Previews: what the page holds about a name or a source, beside the link to it (WCAG 1.4.13).
    function cardOf(link) {
      const page = link.getAttribute("href").split("#")[0];
      if (!page) return link.matches(".chip") && id(decodeURIComponent(link.hash.slice(1)));
      const card = one(`[data-cards] a[href="${CSS.escape(page)}"]`)?.closest("li, tr");
      return card && !card.contains(link) && card;
    }
    function hide() {
      clearTimeout(timer);
      shown?.remove();
      owner?.removeAttribute("aria-describedby");
      shown = owner = null;
    }
    function show(link) {
      const card = cardOf(link);
      if (!card || owner === link) return;
      hide();
      owner = link;
      shown = document.createElement("div");
      Object.assign(shown, { className: "preview", id: "preview", role: "tooltip", onmouseenter: () => clearTimeout(timer), onmouseleave: hide });
      if (link.matches(".chip")) shown.appendChild(document.createElement("b")).textContent = link.ariaLabel;
      const copy = shown.appendChild(document.createElement("p"));
      copy.lang = card.lang;
      // Of a row of the table of sources: headline, publisher, date.
      copy.textContent = (card.cells ? [...card.cells].slice(1, 4) : [card]).map((cell) => cell.textContent.trim()).join(", ");
      document.body.appendChild(shown);
      link.setAttribute("aria-describedby", "preview");
      const at = link.getClientRects()[0], box = shown.getBoundingClientRect(), below = at.bottom + box.height + 12 < innerHeight;
      shown.style.left = Math.max(8, Math.min(at.left, root.clientWidth - box.width - 8)) + scrollX + "px";
      shown.style.top = (below ? at.bottom + 4 : at.top - box.height - 4) + scrollY + "px";
    }
    const linkAt = ({ target }) => target.closest?.("main a.chip, main a.ent, main a.name");
    function soon(does, wait, link) {
      clearTimeout(timer);
      timer = setTimeout(does, wait, link);
    }
    document.addEventListener("mouseover", (event) => {
      const link = matchMedia("(hover: hover)").matches && linkAt(event);
      if (link) soon(show, 350, link);
    });
    document.addEventListener("mouseout", (event) => linkAt(event) && soon(hide, 250)); // time to move onto the preview
    document.addEventListener("focusin", (event) => {
      const link = linkAt(event);
      if (link?.matches(":focus-visible")) show(link); else hide();
    });

    // The number of a sentence: copy its address, or its words with their source.
    function tools(anchor) {
      const old = one(".copy"), bar = document.createElement("span"), sentence = anchor.parentNode.cloneNode(true);
      old?.remove();
      if (old?.of === anchor) return; // pressed again: closed
      bar.of = anchor;
      bar.className = "copy noprint";
      sentence.querySelectorAll(".anchor, .copy").forEach((part) => part.remove());
      const address = location.href.split("#")[0] + anchor.getAttribute("href"), quoted = say(words.quoted, { words: sentence.textContent.trim() });
      for (const [name, text] of [[words.link, address], [words.quote, `${quoted} (${words.cite}, ${address})`]]) {
        const button = bar.appendChild(document.createElement("button")), tell = (said) => () => { button.textContent = said; };
        button.type = "button";
        button.textContent = name;
        button.onclick = () => Promise.resolve(navigator.clipboard).then((board) => board.writeText(text)).then(tell(words.copied), tell(words.failed));
      }
      anchor.after(bar);
    }
    document.addEventListener("click", ({ target }) => {
      const anchor = words.cite && target.closest("a.anchor");
      if (anchor) tools(anchor);
    });

    // Keys, each a single character, so they can be switched off (WCAG 2.1.4).
    const keys = id("keys"), off = id("keys-off"), theme = id("theme");
    function step(by) {
      const all = [...document.querySelectorAll("main .para a.anchor, main .dated > li[id], main .points > li, main .dispute, main .context > li")].filter((item) => item.offsetParent);
      let now = all.indexOf(document.activeElement);
      if (now < 0) now = all.findIndex((item) => item.getBoundingClientRect().top > 0) - (by > 0 ? 1 : 0);
      const next = all[now + by];
      if (!next) return;
      if (next.tabIndex < 0) next.tabIndex = -1;
      next.focus();
      next.scrollIntoView({ block: "center" });
    }
    document.addEventListener("keydown", (event) => {
      const { key, target } = event, box = id("q"), nav = document.querySelectorAll(".nav a");
      if (key === "Escape") {
        hide();
        const bar = one(".copy");
        if (bar) { bar.of.focus(); bar.remove(); }
      }
      if (!keys || keys.open || off.checked || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target.matches("input:not([type=radio]), select, textarea")) return;
      if (key === "?") keys.showModal();
      else if (key === "/") if (box?.offsetParent) box.focus(); else location.href = nav[nav.length - 1].href + "#q";
      else if (key === "j" || key === "k") step(key === "j" ? 1 : -1);
      else if (key === "[" || key === "]") one(`.pager [rel=${key === "[" ? "prev" : "next"}]`)?.click();
      else if (/^[1-9]$/.test(key)) nav[key - 1]?.click();
      else return;
      event.preventDefault();
    });
    if (!keys) return;
    off.checked = kept("keys") === "off";
    off.onchange = () => kept("keys", off.checked ? "off" : "on");
    id("keys-open").onclick = () => keys.showModal();
    theme.value = kept("theme");
    theme.onchange = () => { kept("theme", theme.value); lit(theme.value); };
    id("reader").hidden = false;
  });
})();
