(function () {
  "use strict";
  function reveal() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
    if (target) target.scrollIntoView();
  }
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();

  var box = document.getElementById("filter");
  if (!box) return;
  box.closest("p").hidden = false;
  var all = Array.prototype.slice.call(document.querySelectorAll("details.incident"));
  var months = Array.prototype.map.call(document.querySelectorAll("details.month"), function (node) {
    return { node: node, open: node.open };
  });
  var texts = null;
  box.addEventListener("input", function () {
    texts = texts || all.map(function (node) { return node.textContent.toLowerCase(); });
    var words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0;
    all.forEach(function (node, index) {
      var fits = words.every(function (word) { return texts[index].indexOf(word) >= 0; });
      node.hidden = !fits;
      shown += fits;
    });
    months.forEach(function (month) {
      var found = words.length ? month.node.querySelector("details.incident:not([hidden])") : null;
      month.node.hidden = words.length > 0 && !found;
      month.node.open = words.length ? true : month.open;
    });
    box.nextElementSibling.textContent = words.length ? shown + " of " + all.length : "";
  });
})();
