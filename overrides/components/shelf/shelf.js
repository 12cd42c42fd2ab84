// The library's shelf: which resource has which values, and the cards that are shown of it.
// Nothing is fetched until somebody opens the shelf; cards come in files of fifty, when they are asked for.

const top = new URL("../../", import.meta.url);

let opened;

/** Return the shelf, fetched once for a page. It rejects when it can't be fetched. */
export function openShelf() {
  opened ??= fetched("search/shelf.json").then((data) => new Shelf(data));
  opened.catch(() => (opened = undefined));
  return opened;
}

async function fetched(address) {
  const answer = await fetch(new URL(address, top));
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

class Shelf {
  #columns;
  #files = new Map();
  #perFile;
  #made;

  constructor(data) {
    this.ids = data.ids ? data.ids.split(" ") : [];
    this.#perFile = data.per_file;
    this.#made = data.cards;
    this.#columns = Object.fromEntries(data.facets.map((facet) => [facet.name, columnOf(facet)]));
  }

  /** Positions of the resources that fit: any of the values inside one facet, every facet that has one chosen. */
  fitting(chosen, positions = this.ids.keys()) {
    const asked = this.#asked(chosen);
    return [...positions].filter((position) => asked.every((fits) => fits(position)));
  }

  /**
   * The same positions, those first that share their values in the chosen facets with the fewest other values. Of
   * those that are equally close each theme comes once before any comes twice.
   */
  closest(chosen, positions) {
    const columns = Object.keys(chosen).filter((name) => chosen[name].length && this.#columns[name]).map((name) => this.#columns[name]);
    const taken = {};
    const ranked = [...positions].map((position) => {
      const breadth = columns.reduce((sum, column) => sum + column.breadth(position), 0);
      const group = `${breadth} ${this.#columns.theme?.first(position)}`;
      taken[group] = (taken[group] ?? 0) + 1;
      return { position, breadth, turn: taken[group] };
    });
    ranked.sort((one, other) => one.breadth - other.breadth || one.turn - other.turn || one.position - other.position);
    return ranked.map(({ position }) => position);
  }

  /** For each facet and value, how many of these would be left if that value alone were chosen in its facet. */
  counts(positions, chosen) {
    const all = [...positions];
    return Object.fromEntries(
      Object.entries(this.#columns).map(([name, column]) => {
        const others = Object.fromEntries(Object.entries(chosen).filter(([facet]) => facet !== name));
        return [name, column.count(this.fitting(others, all))];
      }),
    );
  }

  /** The cards at these positions, in their order. */
  async cards(positions) {
    const numbers = [...new Set(positions.map((position) => Math.floor(position / this.#perFile)))];
    const files = new Map(await Promise.all(numbers.map(async (number) => [number, await this.#file(number)])));
    return positions.map((position) => files.get(Math.floor(position / this.#perFile))[position % this.#perFile]);
  }

  /** The cards with these permanent ids, in their order; what the library does not have is left out. */
  cardsOf(ids) {
    const wanted = ids.map((id) => this.ids.indexOf(id));
    return this.cards(wanted.filter((position) => position >= 0));
  }

  #asked(chosen) {
    return Object.entries(chosen)
      .filter(([name, values]) => values.length && this.#columns[name])
      .map(([name, values]) => this.#columns[name].having(values));
  }

  #file(number) {
    if (!this.#files.has(number)) {
      const file = fetched(`search/cards/${number}.json?v=${this.#made}`);
      this.#files.set(number, file);
      file.catch(() => this.#files.delete(number));
    }
    return this.#files.get(number);
  }
}

function columnOf({ values: ids, sets, of }) {
  return {
    having(wanted) {
      const places = new Set(wanted.map((id) => ids.indexOf(id)));
      const fits = sets.map((set) => set.some((place) => places.has(place)));
      return (position) => fits[of[position]];
    },
    breadth: (position) => sets[of[position]].length,
    first: (position) => sets[of[position]][0],
    count(positions) {
      const found = ids.map(() => 0);
      for (const position of positions) for (const place of sets[of[position]]) found[place] += 1;
      return Object.fromEntries(ids.map((id, place) => [id, found[place]]));
    },
  };
}
