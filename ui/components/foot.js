/**
 * Marks what stays at the foot of the window, so that toasts stand above it and cover no button.
 *
 * `${foot(stays)}` on the element; overlays.css reads how far up it reaches. One at a time.
 */
import { nothing } from "lit";
import { AsyncDirective, directive } from "lit/async-directive.js";

class Foot extends AsyncDirective {
  /** @param {import("lit/directive.js").PartInfo} info */
  constructor(info) {
    super(info);
    /** @type {(() => void) | null} */
    this.stop = null;
  }

  /** @param {boolean} _stays */
  render(_stays) {
    return nothing;
  }

  /**
   * @param {import("lit/directive.js").ElementPart} part
   * @param {[boolean]} stays
   */
  update({ element }, [stays]) {
    if (stays) this.stop ??= follow(element);
    else this.disconnected();
    return nothing;
  }

  disconnected() {
    this.stop?.();
    this.stop = null;
  }
}

/**
 * @param {Element} element
 * @returns {() => void} what ends it
 */
function follow(element) {
  const { style } = document.documentElement;
  const measure = () => {
    const up = Math.max(0, innerHeight - element.getBoundingClientRect().top);
    style.setProperty("--foot", `${Math.round(up)}px`);
  };
  // The matrix scrolls too, and moves nothing here: only what holds the element counts.
  const scrolled = (/** @type {Event} */ { target }) =>
    target instanceof Node && target.contains(element) && measure();
  const observer = new ResizeObserver(measure);
  observer.observe(element);
  document.addEventListener("scroll", scrolled, { capture: true, passive: true });
  addEventListener("resize", measure);
  return () => {
    observer.disconnect();
    document.removeEventListener("scroll", scrolled, { capture: true });
    removeEventListener("resize", measure);
    style.removeProperty("--foot");
  };
}

export const foot = directive(Foot);
