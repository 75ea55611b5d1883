/**
 * `<wz-stage>`: the page on which a channel is connected, from the first question to the last.
 *
 * What it does is in stage-flow.js, what is shown is decided in app/stage.js, and the halves are
 * drawn in stage-left.js and stage-right.js.
 */
/** @import { Connection } from "../types/Connection" */
/** @import { UiError } from "../types/UiError" */
import { html, nothing } from "lit";
import { phoneActions } from "../app/demo-client.js";
import { formatRoute } from "../app/router.js";
import { isPassing } from "../app/stage.js";
import { listening } from "../app/stage-journey.js";
import "../components/demo-phone.js";
import { failureNotice, failureSentence } from "../components/failure.js";
import { icon } from "../components/icon.js";
import { pill } from "../components/pill.js";
import { StageFlow } from "./stage-flow.js";
import { leaveDialog } from "./stage-leave.js";
import { leftHalf } from "./stage-left.js";
import { prepareBody } from "./stage-prepare.js";
import { rightHalf } from "./stage-right.js";

/** The connection stage. */
export class Stage extends StageFlow {
  renderReady() {
    const { connection } = this;
    return html`<div class="stage ${this.hasPhone ? "stage-demo" : ""}">
      ${this.renderBar()}
      ${connection === null ? prepareBody(this) : this.renderStage(connection)}
      ${this.leaving && connection ? leaveDialog(this, connection) : nothing}
    </div>`;
  }

  /** Whether the demo's phone has a part in this connection. */
  get hasPhone() {
    const { connection, app } = this;
    return app.demo && connection !== null && phoneActions(connection).length > 0;
  }

  renderBar() {
    const { connection, app } = this;
    const span = (/** @type {number} */ ms) => app.words.span(ms);
    const heard = connection && listening(connection, app.now(), span);
    return html`<div class="stage-bar">
      <nav class="crumbs" aria-label=${this.t("crumbs")}>
        <a href=${formatRoute("clients")}>${this.t("crumb-clients")}</a>${icon("chevron-right")}
        <a class="crumb-name" href=${formatRoute("account", this.accountId)}>${this.client}</a>
        ${connection?.reconnect || this.known
          ? nothing
          : html`${icon("chevron-right")}
              <a href=${formatRoute("connect", this.accountId)}>${this.t("crumb-add")}</a>`}
      </nav>
      ${heard ? pill(heard.tone, this.t(heard.key, heard.args)) : nothing}
      <button type="button" id="close-stage" class="button button-quiet" @click=${this.close}>
        ${this.t("close")}
      </button>
    </div>`;
  }

  /**
   * @param {Connection} connection
   * @param {UiError} error
   */
  trouble(connection, error) {
    return isPassing(connection) ? this.t("stage-trouble-goes-on") : failureSentence(this.app, error);
  }

  /** @param {Connection} connection */
  renderStage(connection) {
    const plan = this.shown();
    const { problem } = this;
    return html`<section class="stage-body" data-stage=${plan.kind}>
      <div class="stage-left">
        ${leftHalf(this, connection, plan)}
        ${problem && !this.leaving ? failureNotice(this.app, problem) : nothing}
        ${connection.trouble && !plan.over && !problem
          ? html`<p class="stage-trouble" role="status">
              ${icon("triangle-alert")}<span>${this.trouble(connection, connection.trouble)}</span>
            </p>`
          : nothing}
      </div>
      <div class="stage-right">${rightHalf(this, connection, plan)}</div>
      ${this.hasPhone
        ? html`<wz-demo-phone .app=${this.app} .connection=${connection}></wz-demo-phone>`
        : nothing}
      <p class="visually-hidden" role="status">
        ${this.t(plan.pill.key, plan.pill.args)}
      </p>
    </section>`;
  }
}

customElements.define("wz-stage", Stage);
