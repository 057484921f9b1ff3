// What makes pages handier; without it they work all the same.
"use strict";

// Words and facts light each other up: hovering shows which belong together, a click goes to the other side.
function tieWordsToFacts() {
  const marks = [...document.querySelectorAll("mark[data-facts]")];
  const cards = new Map([...document.querySelectorAll("li[data-fact]")].map((card) => [card.dataset.fact, card]));
  if (!cards.size) return;
  const light = (numbers, on) => {
    for (const mark of marks) {
      if (mark.dataset.facts.split(" ").some((n) => numbers.includes(n))) mark.classList.toggle("lit", on);
    }
    for (const n of numbers) cards.get(n)?.classList.toggle("lit", on);
  };
  for (const mark of marks) {
    const numbers = mark.dataset.facts.split(" ");
    mark.addEventListener("mouseenter", () => light(numbers, true));
    mark.addEventListener("mouseleave", () => light(numbers, false));
    mark.addEventListener("click", () => choose(numbers[0]));
  }
  for (const [n, card] of cards) {
    card.addEventListener("mouseenter", () => light([n], true));
    card.addEventListener("mouseleave", () => light([n], false));
    card.addEventListener("click", (event) => {
      if (event.target.closest("a, summary, button")) return;
      document.getElementById(`words-${n}`)?.scrollIntoView({ block: "center" });
      hold(n);
    });
  }
  const hold = (n) => {
    for (const it of document.querySelectorAll(".held")) it.classList.remove("held");
    for (const mark of marks) mark.classList.toggle("held", mark.dataset.facts.split(" ").includes(n));
    cards.get(n)?.classList.add("held");
  };
  const choose = (n) => {
    hold(n);
    cards.get(n)?.scrollIntoView({ block: "nearest" });
    history.replaceState(null, "", `#fact-${n}`);
  };
  const fromAddress = () => {
    const found = /^#(?:fact|words)-(\d+)$/.exec(location.hash);
    if (found) hold(found[1]);
  };
  addEventListener("hashchange", fromAddress);
  fromAddress();
}

// "/" goes to the search, as on many sites.
function listenForSlash() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return;
    event.preventDefault();
    document.getElementById("find")?.focus();
  });
}

// In the queue a key does what its button says.
function listenForKeys() {
  const keys = new Map([...document.querySelectorAll("[data-key]")].map((it) => [it.dataset.key, it]));
  if (!keys.size) return;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.closest("input, textarea, select")) return;
    keys.get(event.key)?.click();
  });
}

// The brief prints itself; without this file the browser's own menu does.
function offerToPrint() {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}

offerToPrint();
tieWordsToFacts();
listenForKeys();
listenForSlash();
