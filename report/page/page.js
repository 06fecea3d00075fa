// The page is whole without this script. With it, a name lights up wherever the
// party stands, a followed link opens what hides its target, and the reader
// chooses between dark and light.
(function () {
  "use strict";
  var root = document.documentElement;

  function each(selector, f) { Array.prototype.forEach.call(document.querySelectorAll(selector), f); }

  function light(party, on) {
    each("[data-party]", function (e) {
      if (e.getAttribute("data-party") === party) e.classList.toggle("lit", on);
    });
    var node = document.getElementById("node-" + party);
    if (node) node.classList.toggle("lit", on);
  }

  function partyOf(e) {
    var at = e.target.closest ? e.target.closest("[data-party], .node") : null;
    if (!at) return null;
    return at.getAttribute("data-party") || at.id.replace(/^node-/, "");
  }

  [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]].forEach(function (pair) {
    document.addEventListener(pair[0], function (e) {
      var party = partyOf(e);
      if (party) light(party, pair[1]);
    });
  });

  function reveal() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var e = target; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    if (target) target.scrollIntoView({ block: "center" });
  }
  window.addEventListener("hashchange", reveal);
  if (location.hash) reveal();

  var button = document.getElementById("theme");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var dark = root.getAttribute("data-theme") ||
        (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
      root.setAttribute("data-theme", dark === "dark" ? "light" : "dark");
    });
  }
})();
