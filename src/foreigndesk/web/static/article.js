// Article: choosing an event marks its words in the text, opens its fields, and is kept in the address bar.

const ROLES = ["trigger", "actor", "recipient", "date", "place", "speaker", "cue"];
const cards = [...document.querySelectorAll("details.event")];
const marks = [...document.querySelectorAll(".report [data-owners]")];

function choose(event, { scroll = false } = {}) {
  for (const card of cards) card.open = card.dataset.event === event;
  for (const mark of marks) {
    mark.classList.remove(...ROLES.map((role) => `own-${role}`));
    for (const owner of mark.dataset.owners.split(" ")) {
      const [owning, role] = owner.split(":");
      if (owning === event) mark.classList.add(`own-${role}`);
    }
  }
  const address = new URL(location.href);
  if (event) address.searchParams.set("event", event);
  else address.searchParams.delete("event");
  address.hash = "";
  history.replaceState(null, "", address);
  if (scroll) document.getElementById(event)?.scrollIntoView({ block: "nearest", behavior: "smooth" });
}

for (const card of cards) {
  card.querySelector("summary").addEventListener("click", (click) => {
    if (click.target.closest("a")) return;
    click.preventDefault();
    choose(card.open ? null : card.dataset.event);
  });
}
for (const mark of marks) {
  mark.addEventListener("click", (click) => {
    const owners = mark.dataset.owners.split(" ").filter(Boolean);
    if (!owners.length) return;
    click.preventDefault();
    choose(owners[0].split(":")[0], { scroll: true });
  });
}
