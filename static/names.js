// Narrows an index of names by words, letter and source. Without it the index stands whole, from A to Z.
(function () {
  "use strict";
  var form = document.getElementById("narrow");
  if (!form) return;
  var text = document.getElementById("n-text");
  var letter = document.getElementById("n-letter");
  var source = document.getElementById("n-source");
  var count = document.getElementById("n-count");

  function folded(words) {
    return words.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\u2018\u2019]/g, "'");
  }

  function rows(within) {
    return [].slice.call(within.querySelectorAll("[data-s]")).map(function (row) {
      return { row: row, text: folded(row.textContent), sources: " " + row.getAttribute("data-s") + " " };
    });
  }

  var groups = [].slice.call(document.querySelectorAll(".names tbody")).map(function (group) {
    return { group: group, rows: rows(group) };
  });
  var once = document.querySelector(".once");
  if (once) groups.push({ group: once, rows: rows(once) });
  var all = groups.reduce(function (sum, g) { return sum + g.rows.length; }, 0);

  function narrow() {
    var words = folded(text.value).split(/\s+/).filter(Boolean);
    var from = source && source.value ? " " + source.value + " " : "";
    var shown = 0;
    groups.forEach(function (g) {
      var here = 0;
      g.rows.forEach(function (r) {
        var fits = (!letter.value || g.group.id === letter.value) && (!from || r.sources.indexOf(from) >= 0) &&
          words.every(function (word) { return r.text.indexOf(word) >= 0; });
        r.row.hidden = !fits;
        if (fits) here += 1;
      });
      g.group.hidden = here === 0;
      shown += here;
    });
    count.textContent = shown === all ? "" : shown === 0 ? count.dataset.none : BACKGROUNDER_SAY(count.dataset.some, { n: all, shown: shown });
  }

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", narrow);
  narrow(); // a browser may have kept what was chosen before
})();
