// Watches the matrix of roles from inside the page; run by matrix.rs, one function at a time.
//
// A frame is measured twice: from one frame to the next, which is what a person sees and never less
// than the screen's own beat, and how long the page was busy with it, which is what the page costs.

window.measure = {
  /** Runs `draw` once a frame for `ms` and keeps what each frame took. */
  frames(ms, draw) {
    return new Promise((done) => {
      const gaps = [];
      const busy = [];
      const channel = new MessageChannel();
      const end = performance.now() + ms;
      let began = 0;
      let before = 0;
      // The message is delivered once the frame that was under way has been drawn.
      channel.port1.onmessage = () => {
        busy.push(performance.now() - began);
        if (performance.now() > end) done({ gaps, busy });
        else requestAnimationFrame(step);
      };
      function step(at) {
        began = performance.now();
        if (before > 0) gaps.push(at - before);
        before = at;
        draw();
        channel.port2.postMessage(null);
      }
      requestAnimationFrame(step);
    });
  },

  /** Scrolls an element down and across, and back at its ends. */
  scrolling(element, ms) {
    let down = 40;
    let across = 15;
    return this.frames(ms, () => {
      const top = element.scrollTop + down;
      const left = element.scrollLeft + across;
      element.scrollTop = top;
      element.scrollLeft = left;
      if (top < 0 || top > element.scrollHeight - element.clientHeight) down = -down;
      if (left < 0 || left > element.scrollWidth - element.clientWidth) across = -across;
    });
  },

  /** The same on a page with nothing on it: what this machine cannot go below. */
  async floor(ms) {
    const grid = document.querySelector(".role-grid");
    const box = grid.getBoundingClientRect();
    const empty = document.createElement("div");
    const inside = document.createElement("div");
    empty.style.cssText = `position:fixed;overflow:auto;z-index:99;background:var(--surface);top:${box.top}px;left:${box.left}px;width:${box.width}px;height:${box.height}px`;
    inside.style.cssText = `width:${grid.scrollWidth}px;height:${grid.scrollHeight}px`;
    empty.append(inside);
    document.body.append(empty);
    const found = await this.scrolling(empty, ms);
    empty.remove();
    return found;
  },

  /** From each press of a key to the frame that shows what it did; ms. */
  keys() {
    const took = [];
    const channel = new MessageChannel();
    const pressed = [];
    channel.port1.onmessage = () => took.push(performance.now() - pressed.shift());
    document.addEventListener(
      "keydown",
      (event) => {
        pressed.push(event.timeStamp);
        requestAnimationFrame(() => channel.port2.postMessage(null));
      },
      true,
    );
    return took;
  },

  /** From an address to the first cell painted; ms. */
  opening(address) {
    return new Promise((done) => {
      const began = performance.now();
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now() - began);
      const seen = new MutationObserver(() => {
        if (!document.querySelector(".role-grid [role=gridcell]")) return;
        seen.disconnect();
        requestAnimationFrame(() => channel.port2.postMessage(null));
      });
      seen.observe(document.body, { childList: true, subtree: true, attributes: true });
      location.hash = address;
    });
  },

  /** Puts what a promise gives where the measurement finds it. */
  keep(name, promise) {
    window.measure[name] = null;
    promise.then((found) => (window.measure[name] = found));
  },
};
