// Search over names, sources and sentences. A classic script without requests: it works from a file on disk.
(function () {
  "use strict";
  var index = window.BACKGROUNDER_INDEX;
  var box = document.getElementById("search");
  if (!index || !box) return;
  var input = document.getElementById("q");
  var kind = document.getElementById("kind");
  var results = document.getElementById("results");
  var count = document.getElementById("search-count");
  var LIMIT = 60;

  function folded(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\u2018\u2019]/g, "'");
  }

  var names = index.names.map(function (n) {
    return { title: n[0], href: n[1], note: n[2] + (n[3] ? ", " + n[3] : ""), rank: n[4], text: folded(n[0] + " " + n[3] + " " + n[5]) };
  });
  var sources = index.sources.map(function (s, i) {
    return { title: s[0], href: s[1], note: "Source " + (i + 1) + ", " + s[2] + ", " + s[3], rank: 0, text: folded(s[0] + " " + s[2]) };
  });
  var sentences = index.sentences.map(function (s) {
    return { title: s[2], href: index.sources[s[0]][1] + "#s" + s[1], note: "Source " + (s[0] + 1) + ", sentence " + s[1], rank: 0, text: folded(s[2]) };
  });

  function find(list, words) {
    return list.filter(function (item) {
      return words.every(function (word) { return item.text.indexOf(word) >= 0; });
    }).sort(function (a, b) { return b.rank - a.rank; });
  }

  function show(found, said) {
    found.forEach(function (item) {
      var li = document.createElement("li");
      var a = document.createElement("a");
      var note = document.createElement("p");
      a.href = item.href;
      a.textContent = item.title;
      note.className = "count";
      note.textContent = item.note;
      if (said) li.className = "sentence";
      li.appendChild(a);
      li.appendChild(note);
      results.appendChild(li);
    });
  }

  function run() {
    results.textContent = "";
    var words = folded(input.value).split(/\s+/).filter(Boolean);
    if (!words.length) { count.textContent = ""; return; }
    var wanted = function (name, list) { return !kind.value || kind.value === name ? find(list, words) : []; };
    var n = wanted("names", names), s = wanted("sources", sources), t = wanted("sentences", sentences);
    var all = n.length + s.length + t.length;
    show(n.slice(0, LIMIT), false);
    show(s.slice(0, LIMIT), false);
    show(t.slice(0, LIMIT), true);
    var shown = results.children.length;
    count.textContent = all === 0 ? "Nothing found. Try fewer or shorter words."
      : all + (all === 1 ? " result" : " results") + (shown < all ? ", the first " + shown + " shown" : "");
  }

  box.hidden = false;
  document.getElementById("search-form").addEventListener("submit", function (event) { event.preventDefault(); run(); });
  input.addEventListener("input", run);
  kind.addEventListener("change", run);
  var given = /[?&]q=([^&#]*)/.exec(location.search);
  if (given) {
    try { input.value = decodeURIComponent(given[1].replace(/\+/g, " ")); } catch (ignored) { input.value = ""; }
    run();
  }
})();
