// The search page: reads the form and the address, shows what the engine finds. The texts of sentences are scripts that are
// added when they are shown, so that everything works from a disk.
(function () {
  "use strict";
  const index = window.BACKGROUNDER_INDEX, box = document.getElementById("search");
  if (!box) return;
  if (!index || !window.BACKGROUNDER_ENGINE) { box.hidden = true; return; }
  const engine = BACKGROUNDER_ENGINE(index), { sourceOf, numberOf } = engine;
  const byId = (id) => document.getElementById(id);
  const input = byId("q"), list = byId("results"), status = byId("search-count"), facets = ["kind", "source", "status", "date"].map(byId);
  const MORE = 10, SOURCES = 200, page = box.dataset, say = window.BACKGROUNDER_SAY;
  let found, limits, turn = 0, telling;

  // The badges of each sentence as bits; the days of the sources, or their months where there are many days.
  const statuses = index.badges.map(([, word]) => word.toLowerCase()), badges = new Uint16Array(sourceOf.length);
  index.badges.forEach((badge, i) => engine.rising(badge[2]).forEach((unit) => { badges[unit] |= 1 << i; }));
  const byMonth = new Set(index.sources.map((card) => card[4])).size > 31;
  const dates = index.sources.map(([, , , words, date]) => {
    const day = words.split(",")[0];
    return byMonth ? [date.slice(0, 7), day.replace(/^\d+\p{L}* /u, "")] : [date, day];
  });

  // Texts, a file of them at a time. A sentence whose text does not come is still a link.
  const texts = [], asked = [], [before, behind, SHARD] = index.texts;
  window.BACKGROUNDER_TEXTS = (number, all) => { texts[number] = all; };
  const fileOf = (unit) => Math.floor(unit / SHARD);
  const textOf = (unit) => (texts[fileOf(unit)] || [])[unit % SHARD];
  const load = (number) => asked[number] || (asked[number] = new Promise((done) => {
    const script = document.createElement("script");
    script.onload = script.onerror = done;
    script.src = before + number + behind;
    document.head.append(script);
  }));

  function element(name, className, ...content) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  }
  // One result: a link with the words that were met marked, and a line about it.
  function item(words, href, lang, source, notes, told = []) {
    const a = element("a", "", ...engine.pieces(words, found.met).map(([piece, isHit]) => (isHit ? element("mark", "", piece) : piece)));
    a.href = href;
    if (lang) a.lang = lang;
    const line = element("p", "line", ...told.map(([slug, word]) => {
      const badge = element("span", "badge b-" + slug);
      badge.innerHTML = `<svg class="shape" aria-hidden="true" focusable="false"><use href="#m-${slug}"/></svg>`;
      badge.append(word);
      return badge;
    }));
    if (source >= 0) line.append(element("span", "chip", element("span", "vh", page.source + " "), source + 1));
    line.append(element("span", "count", notes.filter(Boolean).join(", ")));
    return element("li", "", a, line);
  }
  const items = {
    names(i) {
      const [name, href, shelf, role, sources] = index.names[i];
      const told = name.toLowerCase().split(/[^a-z0-9]+/).filter(Boolean).join("-");
      return item(name, href || `${index.shelves[shelf][0]}/${told}.html`, "", -1, [index.shelves[shelf][1], role, say(page.sources, { n: sources })]);
    },
    sources(i) {
      const [headline, href, publisher, date, , lang] = index.sources[i];
      return item(headline, href, lang, i, [publisher, date]);
    },
    sentences(unit) {
      const source = sourceOf[unit], number = numberOf[unit], [, href, publisher, date, , lang] = index.sources[source];
      const told = index.badges.filter((_, i) => badges[unit] & (1 << i));
      const made = item(textOf(unit) || say(page.sentence, { number }), href + "#s" + number, lang, source, [say(page.at, { number }), publisher, date], told);
      made.className = "sentence";
      return made;
    },
  };

  // What the choices leave; one facet can be left out, so that what it offers can be counted. Names are of no source or date.
  function left(but) {
    const [kind, source, told, date] = facets.map((facet) => (facet.id === but ? "" : facet.value));
    const has = (what) => !kind || kind === what, bit = 1 << statuses.indexOf(told);
    const fits = (i) => (!source || source === String(i + 1)) && (!date || date === dates[i][0]);
    return {
      names: found.names.filter((i) => !source && !told && !date && has(index.shelves[index.names[i][2]][0])),
      sources: found.sources.filter((i) => !told && has("sources") && fits(i)),
      sentences: found.sentences.filter((unit) => has("sentences") && fits(sourceOf[unit]) && (!told || badges[unit] & bit)),
    };
  }
  function offer(facet, choices) {
    const now = facet.value;
    facet.length = 1;
    for (const [value, words, count] of choices) if (count || value === now) facet.add(new Option(`${words} (${count})`, value));
    facet.value = now;
  }
  function countFacets() {
    const [kind, source, told, date] = facets.map((facet) => left(facet.id));
    const counted = ({ sources, sentences }, of) => {
      const counts = new Map(), add = (i) => counts.set(of(i), (counts.get(of(i)) || 0) + 1);
      sources.forEach(add);
      sentences.forEach((unit) => add(sourceOf[unit]));
      return counts;
    };
    const shelves = index.shelves.map(([id, words], i) => [id, words, kind.names.filter((name) => index.names[name][2] === i).length]);
    offer(facets[0], [...shelves, ["sources", page.headSources, kind.sources.length], ["sentences", page.headSentences, kind.sentences.length]]);
    const most = [...counted(source, (i) => i)].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, SOURCES);
    const chosen = facets[1].value - 1;
    if (index.sources[chosen] && !most.some(([i]) => i === chosen)) most.push([chosen, 0]);
    offer(facets[1], most.map(([i, n]) => [String(i + 1), say(page.of, { name: `${i + 1} ${index.sources[i][2]}`, value: index.sources[i][0] }), n]));
    offer(facets[2], index.badges.map(([, word], i) => [statuses[i], word, told.sentences.filter((unit) => badges[unit] & (1 << i)).length]));
    const perDate = counted(date, (i) => dates[i][0]), inOrder = [...new Map(dates)].sort((a, b) => (a[0] < b[0] ? -1 : 1));
    offer(facets[3], inOrder.filter(([value]) => value).map(([value, words]) => [value, words, perDate.get(value) || 0]));
  }

  async function show() {
    const mine = ++turn, all = left();
    // A phrase is looked at again in the texts; what does not hold it falls out.
    const chosen = all.sentences.slice(0, limits.sentences);
    await Promise.all([...new Set(chosen.map(fileOf))].map(load));
    if (mine !== turn) return;
    all.sentences = chosen.filter((unit) => !textOf(unit) || found.holds(textOf(unit))).concat(all.sentences.slice(chosen.length));
    list.textContent = "";
    const parts = [];
    let isCut = false;
    for (const what of ["names", "sources", "sentences"]) {
      const here = all[what], shown = here.slice(0, limits[what]);
      if (!shown.length) continue;
      parts.push(say(page[what], { n: here.length }));
      const ol = element("ol", "results", ...shown.map(items[what]));
      list.append(element("h3", "label", page["head" + what[0].toUpperCase() + what.slice(1)]), ol);
      if (shown.length === here.length) continue;
      isCut = true;
      const button = element("button", "more", page["more" + what[0].toUpperCase() + what.slice(1)]);
      button.type = "button";
      button.onclick = async () => {
        const at = links().indexOf(button);
        limits[what] += MORE;
        await show();
        links()[at].focus();
      };
      list.append(button);
    }
    countFacets();
    const few = all.sentences.length && found.most < found.wanted ? " " + say(page.few, { some: found.most, all: found.wanted }) : "";
    tell(!input.value.trim() ? "" : engine.isCommon(input.value) && !parts.length ? page.common
      : parts.length ? say(isCut ? page.cut : page.all, { counts: parts.join(", ") }) + few
      : facets.some((facet) => facet.value) ? page.narrow : page.nothing);
  }
  // Said when typing pauses, not at each key.
  function tell(words) {
    clearTimeout(telling);
    telling = setTimeout(() => { status.textContent = words; }, 350);
  }
  function run() {
    found = engine.find(input.value);
    limits = { names: facets[0].value ? MORE : 4, sources: facets[0].value ? MORE : 4, sentences: MORE };
    const asked = new URLSearchParams([input, ...facets].filter((field) => field.value).map((field) => [field.name, field.value]));
    try { history.replaceState(null, "", location.pathname + (String(asked) && "?" + asked) + location.hash); } catch (refused) { /* then the address stays */ }
    return show();
  }

  // The arrows walk from the box through the results, Escape comes back. Enter goes to the first result, where it opens it.
  const links = () => [...list.querySelectorAll("a, button")];
  box.addEventListener("keydown", (event) => {
    const all = links(), at = all.indexOf(event.target);
    if (at < 0 && event.target !== input) return;
    const to = { ArrowDown: all[at + 1], ArrowUp: at < 0 ? null : all[at - 1] || input, Escape: at < 0 ? null : input }[event.key];
    if (!to) return;
    event.preventDefault();
    to.focus();
  });
  byId("search-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    await run();
    (links()[0] || input).focus();
  });
  input.addEventListener("input", run);
  facets.forEach((facet) => facet.addEventListener("change", run));
  const given = new URLSearchParams(location.search); // "+" is a blank, a wrong percent code stays as it is
  input.value = given.get("q") || input.value; // what was typed before the index came
  facets.forEach((facet) => {
    const value = given.get(facet.name);
    if (value) { facet.add(new Option(value, value)); facet.value = value; }
  });
  if (location.hash === "#q") input.focus(); // come by the key for searching
  run();
})();
