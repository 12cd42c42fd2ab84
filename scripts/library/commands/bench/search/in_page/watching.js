// What a measured page tells: when the reader last touched a key, and what was then shown.
// `answer` stays empty until the results can be seen, and holds the words that they answer.

window.bench = {
  asked: 0,
  answer: null,

  forget() {
    this.answer = null;
    this.asked = 0;
  },

  shown(query, found, fault = () => "") {
    // The frame that draws the results comes after this one's callbacks.
    requestAnimationFrame(() =>
      setTimeout(() => {
        const at = performance.now();
        this.answer = { query, found: found(), fault: fault(), took: at - this.asked, at: performance.timeOrigin + at };
      }),
    );
  },
};

for (const kind of ["keydown", "input"]) {
  addEventListener(kind, (event) => (window.bench.asked = event.timeStamp), true);
}
