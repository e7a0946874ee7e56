// What helps a reader on every page: previews, links to copy, keys, light or dark. The page works without it.
(function () {
  "use strict";
  var root = document.documentElement;

  // A browser may refuse storage; the choice then holds for this page alone.
  function kept(name, value) {
    try {
      if (value === undefined) return localStorage.getItem("backgrounder-" + name) || "";
      localStorage.setItem("backgrounder-" + name, value);
    } catch (refused) { return ""; }
  }
  function lit(theme) {
    if (theme) root.setAttribute("data-theme", theme); else root.removeAttribute("data-theme");
  }
  // A text of the page with values in its places. Its forms for numbers are parted by " | "; the language of the page tells which
  // one `n` takes, or the place that `[name]` before them names.
  window.BACKGROUNDER_SAY = function (text, values) {
    var by = /^\[(\w+)\](.*)$/.exec(text), forms = (by ? by[2] : text).split(" | ");
    var many = forms.length > 1 && new Intl.PluralRules(root.lang).select(values[by ? by[1] : "n"]) !== "one";
    return forms[many ? forms.length - 1 : 0].replace(/\{(\w+)\}/g, function (place, name) { return name in values ? values[name] : place; });
  };
  lit(kept("theme")); // before the page is drawn, so that nothing flashes

  document.addEventListener("DOMContentLoaded", function () {
    var id = document.getElementById.bind(document);
    var words = (id("reader") || document.body).dataset;
    var shown = null, owner = null, timer = 0;

    // Previews: what the page holds about a name or a source, beside the link to it (WCAG 1.4.13).
    function cardOf(link) {
      var page = link.getAttribute("href").split("#")[0];
      if (!page) return link.classList.contains("chip") && id(decodeURIComponent(link.hash.slice(1)));
      var entry = document.querySelector('[data-cards] a[href="' + CSS.escape(page) + '"]');
      var card = entry && entry.closest("li, tr");
      return card && !card.contains(link) && card;
    }
    function hide() {
      clearTimeout(timer);
      if (!shown) return;
      shown.remove();
      owner.removeAttribute("aria-describedby");
      shown = owner = null;
    }
    function show(link) {
      var card = cardOf(link);
      if (!card || owner === link) return;
      hide();
      shown = document.createElement("div");
      shown.className = "preview";
      shown.id = "preview";
      shown.setAttribute("role", "tooltip");
      if (link.classList.contains("chip")) shown.appendChild(document.createElement("b")).textContent = link.getAttribute("aria-label");
      var copy = document.createElement("p");
      copy.lang = card.lang;
      // Of a row of the table of sources: headline, publisher, date.
      copy.textContent = card.cells ? Array.prototype.slice.call(card.cells, 1, 4).map(function (cell) { return cell.textContent.trim(); }).join(", ") : card.textContent.trim();
      shown.appendChild(copy);
      document.body.appendChild(shown);
      owner = link;
      link.setAttribute("aria-describedby", "preview");
      var at = link.getClientRects()[0], box = shown.getBoundingClientRect();
      var below = at.bottom + box.height + 12 < innerHeight;
      shown.style.left = Math.max(8, Math.min(at.left, root.clientWidth - box.width - 8)) + scrollX + "px";
      shown.style.top = (below ? at.bottom + 4 : at.top - box.height - 4) + scrollY + "px";
      shown.onmouseenter = function () { clearTimeout(timer); };
      shown.onmouseleave = hide;
    }
    function linkAt(event) {
      return event.target.closest && event.target.closest("main a.chip, main a.ent, main a.name");
    }
    document.addEventListener("mouseover", function (event) {
      var link = matchMedia("(hover: hover)").matches && linkAt(event);
      if (!link) return;
      clearTimeout(timer);
      timer = setTimeout(show, 350, link);
    });
    document.addEventListener("mouseout", function (event) {
      if (!linkAt(event)) return;
      clearTimeout(timer);
      timer = setTimeout(hide, 250); // time to move onto the preview
    });
    document.addEventListener("focusin", function (event) {
      var link = linkAt(event);
      if (link && link.matches(":focus-visible")) show(link); else hide();
    });

    // The number of a sentence: copy its address, or its words with their source.
    function copy(text, button) {
      var said = function (done) { button.textContent = done ? words.copied : words.failed; };
      if (navigator.clipboard) navigator.clipboard.writeText(text).then(function () { said(true); }, function () { said(false); });
      else said(false);
    }
    function tools(anchor) {
      var old = document.querySelector(".copy");
      if (old) old.remove();
      if (old && old.previousSibling === anchor) return;
      var bar = document.createElement("span");
      bar.className = "copy noprint";
      var address = location.href.split("#")[0] + anchor.getAttribute("href");
      var sentence = anchor.parentNode.cloneNode(true);
      sentence.querySelectorAll(".anchor").forEach(function (number) { number.remove(); });
      [[words.link, address], [words.quote, BACKGROUNDER_SAY(words.quoted, { words: sentence.textContent.trim() }) + " (" + words.cite + ", " + address + ")"]].forEach(function (tool) {
        var button = bar.appendChild(document.createElement("button"));
        button.type = "button";
        button.textContent = tool[0];
        button.onclick = function () { copy(tool[1], button); };
      });
      anchor.after(bar);
    }
    document.addEventListener("click", function (event) {
      var anchor = words.cite && event.target.closest("a.anchor");
      if (anchor) tools(anchor);
    });

    // Keys, each a single character, so they can be switched off (WCAG 2.1.4).
    var keys = id("keys"), off = id("keys-off");
    function step(by) {
      var all = Array.prototype.filter.call(document.querySelectorAll("main .para a.anchor, main .dated > li[id], main .points > li, main .dispute, main .context > li"), function (item) { return item.offsetParent; });
      var now = all.findIndex(function (item) { return item === document.activeElement; });
      if (now < 0) now = all.findIndex(function (item) { return item.getBoundingClientRect().top > 0; }) - (by > 0 ? 1 : 0);
      var next = all[now + by];
      if (!next) return;
      if (next.tabIndex < 0) next.tabIndex = -1;
      next.focus();
      next.scrollIntoView({ block: "center" });
    }
    function follow(selector) {
      var link = document.querySelector(selector);
      if (link) link.click();
    }
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape") {
        hide();
        var bar = document.querySelector(".copy");
        if (bar) { bar.previousSibling.focus(); bar.remove(); }
      }
      if (!keys || keys.open || off.checked || event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "radio") return;
      var box = id("q"), nav = document.querySelectorAll(".nav a");
      if (event.key === "?") keys.showModal();
      else if (event.key === "/" && box && box.offsetParent) box.focus();
      else if (event.key === "/") nav[nav.length - 1].click();
      else if (event.key === "j") step(1);
      else if (event.key === "k") step(-1);
      else if (event.key === "[") follow(".pager [rel=prev]");
      else if (event.key === "]") follow(".pager [rel=next]");
      else if (/^[1-9]$/.test(event.key) && nav[event.key - 1]) nav[event.key - 1].click();
      else return;
      event.preventDefault();
    });
    if (keys) {
      off.checked = kept("keys") === "off";
      off.onchange = function () { kept("keys", off.checked ? "off" : "on"); };
      id("keys-open").onclick = function () { keys.showModal(); };
      var theme = id("theme");
      theme.value = kept("theme");
      theme.onchange = function () { kept("theme", theme.value); lit(theme.value); };
      id("reader").hidden = false;
    }
  });
})();
