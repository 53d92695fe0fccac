// Sorts a table of the content's health by the column whose heading is pressed; pressed again, the other way round. Without it
// the tables are in the order of the content.

const order = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

const sortsBy = (row, column) => {
  const cell = row.cells[column];
  return cell.dataset.sorts ?? cell.textContent.trim();
};

function sort(heading) {
  const table = heading.closest("table");
  const down = heading.getAttribute("aria-sort") === "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  document.getElementById("sorted").textContent = `Sorted by ${heading.textContent}, ${down ? "from last to first" : "from first to last"}.`;
  const rows = [...table.tBodies[0].rows];
  rows.sort((one, other) => order.compare(sortsBy(one, heading.cellIndex), sortsBy(other, heading.cellIndex)));
  table.tBodies[0].append(...(down ? rows.reverse() : rows));
}

for (const button of document.querySelectorAll("thead button")) {
  button.addEventListener("click", () => sort(button.closest("th")));
}
