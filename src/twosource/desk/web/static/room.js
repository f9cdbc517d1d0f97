// Comfort only: every page says and does the same without it.
(function () {
  "use strict";
  var here = -1;
  function stops() {
    return Array.prototype.filter.call(
      document.querySelectorAll("main .card, main .claim, main .difference, main .changes > li, main .lines > li, main .sources > li, main tbody > tr, main .judgement"),
      function (one) { return !one.hidden && one.getClientRects().length; }
    );
  }
  function go(step) {
    var all = stops();
    if (!all.length) { return; }
    here = Math.min(all.length - 1, Math.max(0, here + step));
    var goal = all[here].querySelector("summary, a[href]") || all[here];
    goal.focus();
    all[here].scrollIntoView({ block: "center" });
  }
  function keep(name, value) { try { localStorage.setItem(name, value); } catch (error) { /* not kept */ } }
  function keysOn() { try { return localStorage.getItem("keys") !== "off"; } catch (error) { return true; } }
  var KEYS = [["j / k", "next, previous line"], ["o", "open or close the line"], ["/", "search"], ["g s", "stories"], ["g c", "changes"], ["g k", "check a sentence"], ["g a", "add"], ["?", "this help"]];
  var help = null;
  function showHelp() {
    if (!help) {
      help = document.createElement("dialog");
      help.className = "help";
      help.setAttribute("aria-label", "Keys");
      var title = document.createElement("h2"), list = document.createElement("dl"), form = document.createElement("form"), close = document.createElement("button");
      title.textContent = "Keys";
      KEYS.forEach(function (key) {
        var row = document.createElement("div"), dt = document.createElement("dt"), dd = document.createElement("dd"), kbd = document.createElement("kbd");
        kbd.textContent = key[0];
        dd.textContent = key[1];
        dt.append(kbd);
        row.append(dt, dd);
        list.append(row);
      });
      var label = document.createElement("label"), box = document.createElement("input");
      box.type = "checkbox";
      box.checked = keysOn();
      box.addEventListener("change", function () { keep("keys", box.checked ? "on" : "off"); });
      label.append(box, " single keys are on");
      label.className = "choice";
      form.method = "dialog";
      close.textContent = "Close";
      form.append(label, close);
      help.append(title, list, form);
      document.body.append(help);
    }
    help.showModal();
  }
  var opener = document.createElement("button"), foot = document.querySelector(".foot");
  opener.type = "button";
  opener.className = "plain";
  opener.textContent = "Keys";
  opener.addEventListener("click", showHelp);
  if (foot) { foot.append(opener); }
  var GOALS = { s: "/", c: "/changes", k: "/check", a: "/add" };
  var waiting = false;
  addEventListener("keydown", function (event) {
    var target = event.target;
    if (!keysOn() || document.querySelector("dialog[open]") || event.ctrlKey || event.metaKey || event.altKey || target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) { return; }
    if (waiting && GOALS[event.key]) { location.href = GOALS[event.key]; return; }
    waiting = event.key === "g";
    if (event.key === "j") { go(1); }
    else if (event.key === "k") { go(-1); }
    else if (event.key === "o" && target.closest && target.closest("summary")) { target.closest("details").open = !target.closest("details").open; }
    else if (event.key === "/") { event.preventDefault(); document.getElementById("seek").focus(); }
    else if (event.key === "?") { showHelp(); }
  });
  // choose as you type, among what the page shows; Enter asks the server for all
  document.querySelectorAll("[data-filter]").forEach(function (box) {
    box.addEventListener("input", function () {
      var wanted = box.value.toLowerCase();
      document.querySelectorAll("main .claim, main table.filtered tbody tr").forEach(function (one) {
        one.hidden = one.textContent.toLowerCase().indexOf(wanted) < 0;
      });
      document.querySelectorAll("main .standing").forEach(function (group) {
        group.hidden = !group.querySelector(".claim:not([hidden])");
      });
    });
  });
  // what is left empty stays out of the address
  document.querySelectorAll("form.filter, .line-form").forEach(function (form) {
    form.addEventListener("submit", function () {
      form.querySelectorAll("input, select").forEach(function (one) { if (!one.value) { one.disabled = true; } });
    });
  });
  addEventListener("pageshow", function () {
    document.querySelectorAll("form :disabled").forEach(function (one) { one.disabled = false; });
  });
  function named() {
    try { return decodeURIComponent(location.hash.slice(1)); } catch (error) { return ""; /* "#%" names nothing */ }
  }
  function opened() {
    var target = document.getElementById(named());
    var folded = target && target.querySelector("details");
    if (folded && target.matches(".claim")) { folded.open = true; }
  }
  addEventListener("hashchange", opened);
  opened();
  document.querySelectorAll("[data-drop]").forEach(function (place) {
    var input = place.querySelector("input[type=file]");
    ["dragenter", "dragover"].forEach(function (kind) {
      place.addEventListener(kind, function (event) { event.preventDefault(); place.classList.add("over"); });
    });
    place.addEventListener("dragleave", function () { place.classList.remove("over"); });
    place.addEventListener("drop", function (event) {
      event.preventDefault();
      place.classList.remove("over");
      input.files = event.dataTransfer.files;
    });
  });
  // on a phone, the part one is in comes into view of its row
  document.querySelectorAll(".rooms, .parts ul").forEach(function (row) {
    var at = row.querySelector("[aria-current]");
    if (at && row.scrollWidth > row.clientWidth) { row.scrollLeft = at.getBoundingClientRect().left - row.getBoundingClientRect().left - 40; }
  });
  // an addition that goes on: how far it has come is told in place, and what became of it is shown when it ends
  function lookAgain() {
    var link = document.querySelector("[data-again]");
    if (!link) { return; }
    fetch(link.href).then(function (answer) { return answer.ok ? answer.text() : ""; }).then(function (text) {
      var newer = new DOMParser().parseFromString(text, "text/html"), come = newer.getElementById("come"), bar = newer.getElementById("bar");
      if (!come || !bar) { return; }
      document.getElementById("come").textContent = come.textContent;
      document.getElementById("bar").value = bar.value;
      if (newer.querySelector("[data-again]")) { setTimeout(lookAgain, 1000); return; }
      document.title = newer.title;
      document.querySelector("h1").textContent = newer.querySelector("h1").textContent;
      link.parentNode.remove();
      var page = document.querySelector("main .page");
      page.querySelectorAll(":scope > section").forEach(function (one) { one.remove(); });
      newer.querySelectorAll("main .page > :not(header)").forEach(function (one) { page.append(document.adoptNode(one)); });
    }).catch(function () { /* the link is still there */ });
  }
  setTimeout(lookAgain, 1000);
  var closed = [];
  addEventListener("beforeprint", function () {
    closed = Array.prototype.slice.call(document.querySelectorAll("main .claim details:not([open])"));
    closed.forEach(function (one) { one.open = true; });
  });
  addEventListener("afterprint", function () { closed.forEach(function (one) { one.open = false; }); });
})();
