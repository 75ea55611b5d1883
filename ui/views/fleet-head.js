/**
 * The head of the page of what needs attention: when everything was last looked at, how a look
 * that runs goes on, and why one broke off.
 *
 * Template functions over the view.
 */
/** @import { FleetView } from "./fleet-view.js" */
import { html, nothing } from "lit";
import { checkedBetween, timeLeft } from "../app/fleet.js";
import { busyButton } from "../components/button.js";
import { icon } from "../components/icon.js";

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

/** With less left than this, nothing is promised; ms. */
const NEARLY = 5000;

/**
 * @param {FleetView} view
 * @param {number} now epoch ms
 */
export function fleetHead(view, now) {
  const { t, app } = view;
  const { sweep } = app;
  const rests = sweep !== null && !sweep.running && sweep.ended_at !== null && sweep.end !== "complete";
  return html`<header class="page-head">
    <div class="page-title">
      <h1 tabindex="-1">${t("fleet-title")}</h1>
      ${sweep?.running ? running(view, now) : rested(view, now)}
    </div>
    <div class="page-actions">
      ${sweep?.running
        ? busyButton({
            id: "stop-sweep",
            kind: "plain",
            label: t("fleet-stop"),
            busyLabel: t("fleet-stopping"),
            busy: view.asking === "stop",
            run: () => void view.ask("stop"),
          })
        : busyButton({
            id: "start-sweep",
            label: t(rests ? "fleet-go-on" : "fleet-check-all"),
            busyLabel: t("fleet-starting"),
            busy: view.asking === "sweep",
            disabled: app.needsPassword || app.accounts.byId.size === 0,
            run: () => void view.ask("sweep"),
          })}
    </div>
  </header>`;
}

/**
 * @param {FleetView} view
 * @param {number} now epoch ms
 */
function running({ app, t, first }, now) {
  const { sweep } = app;
  if (!sweep) return nothing;
  const { done, total } = sweep;
  const left = timeLeft(first, sweep, now);
  const said =
    left === null || left < NEARLY
      ? t("fleet-running", { done, total })
      : t("fleet-running-left", { done, total, span: app.words.span(left) });
  return html`<div class="fleet-progress">
    <progress class="progress" max=${total || 1} .value=${done} aria-label=${t("fleet-progress")}></progress>
    <p class="small number">${said}</p>
  </div>`;
}

/**
 * @param {FleetView} view
 * @param {number} now epoch ms
 */
function rested({ app, t }, now) {
  const { sweep } = app;
  if (!sweep || sweep.ended_at === null) {
    return html`<p class="small">${t("fleet-never-swept")}</p>`;
  }
  const when = recently(app, sweep.ended_at, now);
  const { done, total, failed } = sweep;
  const broken = sweep.end === "stopped" ? "fleet-stopped" : "fleet-broken";
  const key = sweep.end !== "complete" ? broken : failed > 0 ? "fleet-swept-but" : "fleet-swept";
  return html`<p class="small number" role="status">${t(key, { when, done, total, failed })}</p>`;
}

/**
 * "just now", "4 min ago" within the hour, else the time or the day.
 * @param {FleetView["app"]} app
 * @param {number} at epoch ms
 * @param {number} now epoch ms
 */
export function recently({ t, words }, at, now) {
  if (now - at < MINUTE) return t("just-now");
  return now - at < HOUR ? t("ago", { span: words.span(now - at) }) : words.moment(at, now);
}

/**
 * That the last look broke off, and how old what is shown is. One that a person stopped needs no
 * excuse.
 * @param {FleetView} view
 * @param {number} now epoch ms
 */
export function fleetTrouble({ app, t }, now) {
  const { sweep } = app;
  // The sentence above the page already says why nothing can be read.
  if (!sweep || sweep.running || sweep.ended_at === null || app.needsPassword) return nothing;
  if (sweep.end === "complete" || sweep.end === "stopped") return nothing;
  const between = checkedBetween(app.accounts.byId.values());
  return html`<div class="notice notice-warn" role="status">
    ${icon("triangle-alert")}
    <div class="notice-body">
      <p class="notice-title">${between ? age(app, t, between, now) : t("fleet-broke-off")}</p>
      <p>${t(sweep.end === "offline" ? "fleet-offline-text" : "fleet-cut-text")}</p>
    </div>
  </div>`;
}

/**
 * @param {FleetView["app"]} app
 * @param {FleetView["t"]} t
 * @param {{ from: number, to: number }} between
 * @param {number} now epoch ms
 */
function age(app, t, between, now) {
  const from = app.words.moment(between.from, now);
  const to = app.words.moment(between.to, now);
  return from === to ? t("fleet-as-of", { when: to }) : t("fleet-as-between", { from, to });
}
