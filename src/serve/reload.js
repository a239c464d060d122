// Shows the next edition of the open page, and what is wrong with it. Only `faktum serve` puts this into a page.
"use strict";

(() => {
  const place = "faktum-scroll:" + location.pathname;
  const styleName = /\/assets\/[^"]*?\.css/g;
  let shown = null; // the text of the page as it was last fetched
  let number = 0;

  const fetched = async () => (await fetch(location.href, { headers: { accept: "text/html" } })).text();

  const reload = () => {
    sessionStorage.setItem(place, String(scrollY));
    location.reload();
  };

  // A style sheet has another name when it has changed: the new one is put beside the old, which goes when it is there.
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
    box.setAttribute("role", "alert");
    const text = document.createElement("pre");
    text.textContent = problems;
    box.append(text);
    document.body.append(box);
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

  const scroll = sessionStorage.getItem(place);
  if (scroll !== null) {
    sessionStorage.removeItem(place);
    scrollTo(0, Number(scroll));
  }

  let last = Promise.resolve();
  const source = new EventSource("/_faktum/events");
  source.addEventListener("edition", (event) => {
    const edition = JSON.parse(event.data);
    // After a restart of the server the numbers begin again.
    if (edition.number === number) return;
    number = edition.number;
    last = last.then(() => show(edition)).catch(() => {});
  });
})();
