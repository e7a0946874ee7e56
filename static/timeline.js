// Says how many events a choice on the timeline shows. The choice itself is made by the stylesheet and needs no script.
(function () {
  "use strict";
  var box = document.getElementById("choice");
  var count = document.getElementById("c-count");
  if (!box || !count || !window.CSS || !CSS.supports("selector(:has(*))")) return;
  var sections = [].slice.call(document.querySelectorAll("section.days"));

  function isShown(item) {
    return getComputedStyle(item).display !== "none";
  }

  function tell(event) {
    var shown = 0;
    var all = 0;
    sections.forEach(function (section) {
      var items = [].slice.call(section.querySelectorAll(".dated > li"));
      var here = items.filter(isShown).length;
      section.classList.toggle("no-fit", here === 0);
      shown += here;
      all += items.length;
    });
    var words = shown === 0 ? count.dataset.none : BACKGROUNDER_SAY(count.dataset.some, { n: all, shown: shown });
    count.textContent = shown === all && !event ? "" : words;
  }

  box.addEventListener("change", tell);
  window.addEventListener("hashchange", tell);
  tell(); // a browser may have kept what was chosen before
})();
