// Shows the next edition of the open page, its problems, and in a preview the clock. Only `faktum serve` adds this to a
// page.
"use strict";

(() => {
  const words = document.currentScript.dataset;
  const { clock, moment, now } = words;
  const place = "faktum-scroll:" + location.pathname;
  const styleName = /\/assets\/[^"]*?\.css/g;
  let shown = null; // the text of the page as it was last fetched
  let number = 0;

  const fetched = async () => (await fetch(location.href, { headers: { accept: "text/html" } })).text();

  const reload = () => {
    sessionStorage.setItem(place, String(scrollY));
    location.reload();
  };

  // A changed style sheet has another name. The old one is removed once the new one is loaded, so the page never flickers.
  const swapStyles = (text) => {
    const next = new DOMParser().parseFromString(text, "text/html");
    const links = (page) => [...page.querySelectorAll("link[rel=stylesheet]")];
    const old = links(document);
    links(next).forEach((link, at) => {
      const was = old[at];
      if (was && was.getAttribute("href") !== link.getAttribute("href")) {
        const fresh = was.cloneNode();
        fresh.href = link.getAttribute("href");
        fresh.addEventListener("load", () => was.remove());
        was.after(fresh);
      }
    });
  };

  const panel = (problems) => {
    document.getElementById("faktum-problems")?.remove();
    if (!problems) return;
    const box = document.createElement("section");
    box.id = "faktum-problems";
    box.lang = words.lang;
    box.setAttribute("role", "alert");
    box.setAttribute("aria-label", words.problems);
    // Keyboards scroll only what can be focused.
    box.tabIndex = 0;
    const text = document.createElement("pre");
    text.textContent = problems;
    box.append(text);
    foot().append(box);
  };

  // What the server adds is at the bottom of the window: the problems, and below them the clock.
  const foot = () => {
    const known = document.getElementById("faktum-foot");
    if (known) return known;
    const made = document.createElement("div");
    made.id = "faktum-foot";
    document.body.append(made);
    return made;
  };

  // Everything, with marks; or the site as it is public at a moment, in the site's own time zone.
  const moveClock = (to) => {
    const end = to ? "" : "; max-age=0";
    document.cookie = `${clock}=${to}; path=/; samesite=strict${end}`;
    reload();
  };

  const bar = () => {
    const form = document.createElement("form");
    form.id = "faktum-clock";
    form.lang = words.lang;
    form.setAttribute("aria-label", words.preview);
    const choice = (text, checked, chosen) => {
      const label = document.createElement("label");
      const radio = document.createElement("input");
      radio.type = "radio";
      radio.name = "faktum-view";
      radio.checked = checked;
      radio.addEventListener("change", chosen);
      label.append(radio, text);
      return label;
    };
    const time = document.createElement("input");
    time.type = "datetime-local";
    time.setAttribute("aria-label", words.publicAt);
    time.value = moment ? moment.slice(0, 16) : now;
    const atTime = () => time.value && moveClock(time.value.slice(0, 16));
    // Each key is a change event, so the clock moves only when the field is left or Enter is pressed.
    time.addEventListener("blur", () => moment && time.value.slice(0, 16) !== moment.slice(0, 16) && atTime());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      atTime();
    });
    const name = document.createElement("strong");
    name.textContent = words.preview;
    form.append(name, choice(words.everything, !moment, () => moveClock("")), choice(words.publicAt, Boolean(moment), atTime), time);
    foot().append(form);
    document.documentElement.classList.add("faktum-preview");
  };

  const show = async (edition) => {
    panel(edition.problems);
    const text = await fetched();
    if (shown === null || text === shown) {
      shown = text;
      return;
    }
    const same = text.replace(styleName, "") === shown.replace(styleName, "");
    shown = text;
    if (same) swapStyles(text);
    else reload();
  };

  if (clock) bar();

  const scroll = sessionStorage.getItem(place);
  if (scroll !== null) {
    sessionStorage.removeItem(place);
    scrollTo(0, Number(scroll));
  }

  let last = Promise.resolve();
  const source = new EventSource("/_faktum/events");
  source.addEventListener("edition", (event) => {
    const edition = JSON.parse(event.data);
    // Not `<=`: after a restart of the server the numbers begin again.
    if (edition.number === number) return;
    number = edition.number;
    last = last.then(() => show(edition)).catch(() => {});
  });
})();
