/**
 * `<wz-countdown>`: a sentence with the seconds left in it, counted down by itself.
 *
 * Properties: `until` (epoch ms), `now`, `say` (the sentence for a number of seconds). Seen only:
 * read out every second it would drown everything else, so the words for those who listen stand
 * beside it.
 */
import { LitElement } from "lit";

/** Seconds running down. */
export class Countdown extends LitElement {
  static properties = {
    until: { attribute: false },
    now: { attribute: false },
    say: { attribute: false },
  };

  constructor() {
    super();
    this.until = 0;
    this.now = Date.now;
    /** @type {(seconds: number) => string} */
    this.say = String;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.timer = undefined;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.setAttribute("aria-hidden", "true");
    // More often than once a second, so that no second is skipped or shown twice as long.
    this.timer = setInterval(() => this.requestUpdate(), 250);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  render() {
    return this.say(Math.max(0, Math.ceil((this.until - this.now()) / 1000)));
  }
}

customElements.define("wz-countdown", Countdown);
