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
    box.nextElementSibling.textContent = words.length ? shown + " of " + all.length : "";
  });
})();
