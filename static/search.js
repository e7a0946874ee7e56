// The search page: reads the form and the address, shows what the engine finds. Texts of sentences are scripts that are
// added when they are shown, so that everything works from a disk.
(function () {
  "use strict";
  const index = window.BACKGROUNDER_INDEX, box = document.getElementById("search");
  if (!index || !box || !window.BACKGROUNDER_ENGINE) return;
  const engine = BACKGROUNDER_ENGINE(index);
  const input = document.getElementById("q"), list = document.getElementById("results"), status = document.getElementById("search-count");
  const facets = ["kind", "source", "status", "date"].map((id) => document.getElementById(id));
  const PAGE = 20, FEW = 4, CHOICES = 200;
  let found, limit, turn = 0, telling;

  // Each sentence's badges as bits, and the days or months of the sources.
  const badges = new Uint16Array(engine.sourceOf.length);
  index.badges.forEach((badge, i) => engine.rising(badge[2]).forEach((unit) => { badges[unit] |= 1 << i; }));
  const days = new Set(index.sources.map((card) => card[4]));
  const dates = index.sources.map((card) => {
    const day = card[3].split(",")[0];
    return days.size > 31 ? [card[4].slice(0, 7), day.replace(/^\d+ /, "")] : [card[4], day];
  });

  // Texts, a file of them at a time.
  const texts = [], waiting = [];
  window.BACKGROUNDER_TEXTS = (number, all) => { texts[number] = all; };
  function load(number) {
    return waiting[number] || (waiting[number] = new Promise((done) => {
      const script = document.createElement("script");
      script.onload = script.onerror = done; // without its text a sentence is still a link
      script.src = index.texts[0] + number + index.texts[1];
      document.head.appendChild(script);
    }));
  }
  const fileOf = (unit) => Math.floor(unit / index.texts[2]);
  const textOf = (unit) => (texts[fileOf(unit)] || [])[unit % index.texts[2]];

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }
  function link(href, words, lang) {
    const a = element("a");
    a.href = href;
    if (lang) a.lang = lang;
    for (const [piece, isHit] of engine.pieces(words, found.met)) a.append(isHit ? element("mark", "", piece) : piece);
    return a;
  }
  function badge([slug, word]) {
    const made = element("span", "badge b-" + slug);
    made.innerHTML = '<svg class="shape" aria-hidden="true" focusable="false"><use href="#m-' + slug + '"/></svg>';
    made.append(word);
    return made;
  }
  function item(a, ...notes) {
    const li = element("li"), line = element("p", "line");
    line.append(...notes);
    li.append(a, line);
    return li;
  }
  function number(source) {
    const chip = element("span", "chip", source + 1);
    chip.prepend(element("span", "vh", "Source "));
    return chip;
  }
  function nameItem(i) {
    const [name, href, shelf, role, sources] = index.names[i];
    const note = [index.shelves[shelf][1], role, sources + (sources === 1 ? " source" : " sources")].filter(Boolean).join(", ");
    return item(link(href, name), element("span", "count", note));
  }
  function sourceItem(i) {
    const [headline, href, publisher, date, , lang] = index.sources[i];
    return item(link(href, headline, lang), number(i), element("span", "count", publisher + ", " + date));
  }
  function sentenceItem(unit) {
    const source = engine.sourceOf[unit], [, href, publisher, date, , lang] = index.sources[source], sentence = engine.numberOf[unit];
    const a = link(href + "#s" + sentence, textOf(unit) || "Sentence " + sentence, lang);
    const told = index.badges.filter((_, i) => badges[unit] & (1 << i)).map(badge);
    const li = item(a, ...told, number(source), element("span", "count", "sentence " + sentence + ", " + publisher + ", " + date));
    li.className = "sentence";
    return li;
  }

  // What a choice leaves; `but` names a facet that is not asked, so that its own choices can be counted.
  function fits(but) {
    const [kind, source, told, date] = facets.map((facet) => (facet.id === but ? "" : facet.value));
    const told1 = index.badges.findIndex((b) => b[1].toLowerCase() === told);
    const ofSource = (i) => (!source || source === String(i + 1)) && (!date || date === dates[i][0]);
    const has = (what) => !kind || kind === what;
    return {
      names: source || date || told ? [] : found.names.filter((i) => has(index.shelves[index.names[i][2]][0])),
      sources: told || !has("sources") ? [] : found.sources.filter(ofSource),
      sentences: has("sentences") ? found.sentences.filter((unit) => ofSource(engine.sourceOf[unit]) && (!told || badges[unit] & (1 << told1))) : [],
    };
  }
  function fill(facet, choices) {
    const now = facet.value;
    while (facet.options.length > 1) facet.remove(1);
    for (const [value, words, count] of choices) if (count || value === now) facet.add(new Option(words + " (" + count + ")", value));
    facet.value = now;
  }
  function countFacets() {
    const [kind, source, told, date] = facets.map((facet) => fits(facet.id));
    const shelves = index.shelves.map(([id, words], i) => [id, words, kind.names.filter((n) => index.names[n][2] === i).length]);
    fill(facets[0], shelves.concat([["sources", "Sources", kind.sources.length], ["sentences", "Sentences", kind.sentences.length]]));
    const bySource = new Array(index.sources.length).fill(0), byDate = new Map(), count = (map, key) => map.set(key, (map.get(key) || 0) + 1);
    source.sentences.forEach((unit) => { bySource[engine.sourceOf[unit]]++; });
    source.sources.forEach((i) => { bySource[i]++; });
    const some = bySource.map((n, i) => [n, i]).filter(([n, i]) => n || String(i + 1) === facets[1].value).sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, CHOICES);
    fill(facets[1], some.map(([n, i]) => [String(i + 1), i + 1 + " " + index.sources[i][2] + ": " + index.sources[i][0], n]));
    fill(facets[2], index.badges.map((b, i) => [b[1].toLowerCase(), b[1], told.sentences.filter((unit) => badges[unit] & (1 << i)).length]));
    date.sentences.forEach((unit) => count(byDate, dates[engine.sourceOf[unit]][0]));
    date.sources.forEach((i) => count(byDate, dates[i][0]));
    const words = new Map([...dates].sort((a, b) => (a[0] < b[0] ? -1 : 1)));
    fill(facets[3], [...words].filter(([value]) => value).map(([value, label]) => [value, label, byDate.get(value) || 0]));
  }

  function group(title, items, all, more) {
    if (!items.length) return;
    const ol = element("ol", "results"), head = element("h3", "label", title);
    ol.append(...items);
    list.append(head, ol);
    if (all > items.length) {
      const button = element("button", "more", more);
      button.type = "button";
      list.append(button);
      return button;
    }
  }
  const plural = (n, word) => n + " " + word + (n === 1 ? "" : "s");
  async function show() {
    const mine = ++turn, left = fits(), kind = facets[0].value;
    // Sentences of the right words but, for a phrase, not in the right row are left out when their text is there.
    const chosen = left.sentences.slice(0, limit);
    await Promise.all([...new Set(chosen.map(fileOf))].map(load));
    if (mine !== turn) return;
    const shown = chosen.filter((unit) => !textOf(unit) || found.holds(textOf(unit)));
    const sentences = left.sentences.length - chosen.length + shown.length;
    list.textContent = "";
    const choose = (value) => () => { facets[0].value = value; run(); input.focus(); };
    const few = (all) => all.slice(0, kind ? limit : FEW);
    const further = (n) => () => { limit += PAGE; show().then(() => { const a = links()[n]; if (a) a.focus(); }); };
    const names = few(left.names), sources = few(left.sources);
    const more = [
      group("Names", names.map(nameItem), left.names.length, kind ? "More names" : ""),
      group("Sources", sources.map(sourceItem), left.sources.length, kind ? "More sources" : "All " + left.sources.length + " sources"),
      group("Sentences", shown.map(sentenceItem), sentences, "More sentences"),
    ];
    if (more[0]) { if (kind) more[0].onclick = further(names.length); else more[0].remove(); }
    if (more[1]) more[1].onclick = kind ? further(sources.length) : choose("sources");
    if (more[2]) more[2].onclick = further(names.length + sources.length + shown.length);
    const parts = [[left.names.length, "name"], [left.sources.length, "source"], [sentences, "sentence"]].filter(([n]) => n).map(([n, word]) => plural(n, word));
    tell(!input.value.trim() ? "" : !found.wanted ? "Only words that stand in nearly every sentence: add another."
      : !parts.length ? "Nothing found. " + (facets.some((f) => f.value) ? "Choose less, or try other words." : "Try fewer or other words.")
      : parts.join(", ") + (sentences && found.most < found.wanted ? ". No sentence has all words: these have " + found.most + " of " + found.wanted : "") + (shown.length < sentences ? ", the first " + shown.length + " shown" : "") + ".");
  }
  // Said when typing pauses, not at each key.
  function tell(words) {
    clearTimeout(telling);
    telling = setTimeout(() => { status.textContent = words; }, 350);
  }
  function run() {
    found = engine.find(input.value);
    limit = PAGE;
    countFacets();
    const given = [input].concat(facets).filter((field) => field.value).map((field) => field.name + "=" + encodeURIComponent(field.value).replace(/%20/g, "+"));
    try { history.replaceState(null, "", (given.length ? "?" + given.join("&") : location.pathname) + location.hash); } catch (refused) { /* the address stays */ }
    return show();
  }
  function decoded(text) {
    const spaced = text.replace(/\+/g, " ");
    try { return decodeURIComponent(spaced); } catch (bad) { return spaced; }
  }

  const links = () => [...list.querySelectorAll("a, button.more")];
  box.addEventListener("keydown", (event) => {
    const all = links(), at = all.indexOf(document.activeElement), isBox = document.activeElement === input;
    if (at < 0 && !isBox) return;
    if (event.key === "Escape" && at >= 0) input.focus();
    else if (event.key === "ArrowDown" && all[at + 1]) all[at + 1].focus();
    else if (event.key === "ArrowUp" && at >= 0) (all[at - 1] || input).focus();
    else return;
    event.preventDefault();
  });
  // Enter goes to the first result; a second one opens it.
  document.getElementById("search-form").addEventListener("submit", (event) => {
    event.preventDefault();
    run().then(() => { const first = links()[0]; if (first) first.focus(); });
  });
  input.addEventListener("input", run);
  facets.forEach((facet) => facet.addEventListener("change", run));
  box.hidden = false;
  const given = new Map(location.search.slice(1).split("&").map((pair) => [pair.split("=")[0], decoded(pair.split("=").slice(1).join("="))]));
  if (given.get("q")) input.value = given.get("q");
  facets.forEach((facet) => {
    const value = given.get(facet.name);
    if (value) { facet.add(new Option(value, value)); facet.value = value; }
  });
  run();
})();
