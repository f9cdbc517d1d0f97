// Comfort only: the page says and does the same without it.
(function () {
  "use strict";
  var last = null;
  var back = document.createElement("button");
  back.type = "button";
  back.className = "back";
  back.textContent = "Back to where you were";
  back.hidden = true;
  document.body.appendChild(back);
  back.addEventListener("click", function () { history.back(); });
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a.ref") : null;
    if (link) { last = link; }
  });
  addEventListener("hashchange", function () {
    var target = document.getElementById(location.hash.slice(1));
    back.hidden = !(target && target.closest(".texts") && innerWidth < 1088);
    if (back.hidden && last && !(target && target.closest(".texts"))) { last.focus({ preventScroll: true }); }
    if (target && target.tagName === "DETAILS") { target.open = true; }
  });
  document.querySelectorAll(".claims").forEach(function (section) {
    var claims = section.querySelectorAll(".claim");
    if (claims.length < 12) { return; }
    var bar = document.createElement("div"), box = document.createElement("input"), all = document.createElement("button");
    bar.className = "tools";
    box.type = "search";
    box.placeholder = "Find in the claims";
    box.setAttribute("aria-label", "Find in the claims");
    all.type = "button";
    all.textContent = "Open all";
    all.addEventListener("click", function () {
      var open = all.textContent === "Open all";
      section.querySelectorAll("details").forEach(function (one) { one.open = open; });
      all.textContent = open ? "Close all" : "Open all";
    });
    box.addEventListener("input", function () {
      var wanted = box.value.toLowerCase();
      claims.forEach(function (claim) { claim.hidden = claim.textContent.toLowerCase().indexOf(wanted) < 0; });
      section.querySelectorAll(".rest").forEach(function (rest) { rest.open = wanted !== "" || rest.open; });
      section.querySelectorAll(".standing").forEach(function (group) {
        group.hidden = !group.querySelector(".claim:not([hidden])");
      });
    });
    bar.append(box, all);
    section.querySelector("h2").after(bar);
  });
  var closed = [];
  addEventListener("beforeprint", function () {
    closed = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    closed.forEach(function (one) { one.open = true; });
  });
  addEventListener("afterprint", function () { closed.forEach(function (one) { one.open = false; }); });
})();
